package skillcert;

import static skillcert.Skillcert.*;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs every row of the case tables through the binding: Cases HOST FOLDER. Rows and answers map titles to cells. */
public class Cases {
    private interface Runner {
        void run(Map<String, String> row, Map<String, Object> answer);
    }

    private static final List<String> LISTS = Arrays.asList("code", "component", "hint", "clause", "rule", "outcome",
            "assurance", "seal", "center_level", "project_trait",
            "disposition", "erratum", "absence_policy", "duty", "institution_kind", "applicant_kind",
            "specification_scope", "project_stage", "catalog_step", "station_stage", "station_step",
            "station_attachment", "certificate_stage", "certificate_step", "operation", "repair",
            "recovery_status", "sheet_fate");
    private static final String[] MARKS = {"", null, "absent", "void", "deferred"};

    private final Path folder;
    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
    private final Map<String, Scheme> schemes = new HashMap<>();
    private final Map<String, Map<String, String>> messages = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int rows, documents, failed;

    private Cases(String folder) throws IOException {
        this.folder = Paths.get(folder);
        for (Map<String, String> row : rows("schemes")) schemes.put(row.get("name"), scheme(row));
        for (Map<String, String> row : rows("messages")) messages.put(row.get("table") + row.get("row"), row);
        for (Map<String, String> row : rows("vocabulary"))
            numbers.put(constant(row.get("list"), row.get("name")), number(row, "number"));
    }

    public static void main(String[] args) throws Exception {
        Cases cases = new Cases(args[1]);
        Skillcert.selfTest();
        cases.table("number", cases::runNumber);
        cases.columns();
        cases.table("parts", Cases::runParts);
        cases.table("region", cases::runRegion);
        cases.table("score", Cases::runScore);
        cases.table("mark", cases::runMark);
        cases.table("cell", cases::runCell);
        cases.table("decide", cases::runDecide);
        cases.table("series", cases::runSeries);
        cases.table("date", Cases::runDate);
        cases.table("audit", Cases::runAudit);
        cases.table("recover", cases::runRecover);
        cases.table("diagnose", cases::runDiagnose);
        cases.vocabulary();
        cases.constants();
        cases.scenario();
        if (!cases.messages.isEmpty()) cases.fail("rows of messages.tsv left", 0, cases.messages.size());
        cases.out.println(args[0] + ": " + (cases.failed > 0 ? cases.failed + " cells differ"
                : cases.rows + " rows, " + cases.documents + " documents agree"));
        System.exit(cases.failed > 0 ? 1 : 0);
    }

    private void runNumber(Map<String, String> row, Map<String, Object> answer) {
        Scheme scheme = schemes.get(row.get("scheme"));
        int asOf = row.get("as_of").isEmpty() ? 0 : Skillcert.date(row.get("as_of"));
        Checked checked = Skillcert.parse(text(row), scheme, asOf);
        Parts parts = Skillcert.parts(checked.number);
        answer.put("number", Skillcert.format(Skillcert.fromParts(parts)));
        answer.put("year", parts.year);
        answer.put("province", String.format(Locale.ROOT, "%02d", parts.province));
        answer.put("city", String.format(Locale.ROOT, "%02d", parts.city));
        answer.put("serial", parts.serial);
        if (scheme == null) return;
        answer.put("assurance", Skillcert.name(LIST_ASSURANCE, checked.assurance));
        if (Skillcert.check(checked.number, scheme, asOf) != checked.assurance)
            answer.put("number", "check and parse differ");
    }

    /** The rows again, those of one scheme and date as one column, with a last row without a value. */
    private void columns() throws IOException {
        Map<List<String>, List<Map<String, String>>> columns = new HashMap<>();
        for (Map<String, String> row : rows("number"))
            columns.computeIfAbsent(Arrays.asList(row.get("scheme"), row.get("as_of")), key -> new ArrayList<>()).add(row);
        columns.forEach((key, rows) -> column(schemes.get(key.get(0)), key.get(1), rows));
    }

    private void column(Scheme scheme, String date, List<Map<String, String>> rows) {
        byte[][] texts = new byte[rows.size() + 1][];
        for (int i = 0; i < rows.size(); i++) texts[i] = text(rows.get(i));
        Column column = Skillcert.checkColumn(texts, scheme, date.isEmpty() ? 0 : Skillcert.date(date));
        int last = rows.size();
        if (column.numbers[last] != 0 || column.codes[last] != 0) fail("a row without a value", 0, column.codes[last]);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i), expected = new LinkedHashMap<>();
            expected.put("number", row.get("number"));
            expected.put("code", row.get("code"));
            Map<String, Object> answer = new HashMap<>();
            answer.put("number", column.numbers[i] == 0 ? "" : Skillcert.format(column.numbers[i]));
            answer.put("code", column.codes[i] == 0 ? "ok" : Skillcert.name(LIST_CODE, column.codes[i]));
            compare("column: " + row.get("case"), expected, "number", answer);
        }
    }

    private static void runParts(Map<String, String> row, Map<String, Object> answer) {
        int year = number(row, "year"), province = number(row, "province");
        Parts parts = new Parts(year, province, number(row, "city"), number(row, "serial"));
        answer.put("number", Skillcert.format(Skillcert.fromParts(parts)));
    }

    private void runRegion(Map<String, String> row, Map<String, Object> answer) {
        answer.put("value", Skillcert.region(numbers.get(constant("component", row.get("kind"))), text(row)));
    }

    private static void runScore(Map<String, String> row, Map<String, Object> answer) {
        int hundredths = Skillcert.score(text(row));
        answer.put("hundredths", hundredths);
        answer.put("display", Skillcert.formatScore(hundredths));
    }

    private void runMark(Map<String, String> row, Map<String, Object> answer) {
        put(answer, Skillcert.mark(numbers.get(constant("component", row.get("part"))), text(row)));
    }

    private void runCell(Map<String, String> row, Map<String, Object> answer) {
        byte[] status = row.get("status").getBytes(StandardCharsets.UTF_8);
        put(answer, Skillcert.readMark(numbers.get(constant("component", row.get("part"))), text(row), status));
    }

    private static void put(Map<String, Object> answer, Mark mark) {
        boolean isScore = mark.kind == MARK_SCORE;
        answer.put("mark", isScore ? Skillcert.formatScore(mark.hundredths) : MARKS[mark.kind - MARK_NONE]);
    }

    private void runDecide(Map<String, String> row, Map<String, Object> answer) {
        Mark practical = Skillcert.mark(COMPONENT_SCORE_PRACTICAL, row.get("practical"));
        Mark theory = Skillcert.mark(COMPONENT_SCORE_THEORY, row.get("theory"));
        Decision decision = Skillcert.decide(numbers.get(constant("rule", row.get("rule"))), practical, theory);
        List<String> findings = new ArrayList<>();
        for (Finding finding : decision.findings) findings.add(summary(finding));
        answer.put("outcome", Skillcert.name(LIST_OUTCOME, decision.outcome));
        answer.put("findings", String.join(" ", findings));
    }

    private static String summary(Finding finding) {
        boolean hasMargin = finding.value != null && finding.limit != null;
        String margin = hasMargin ? String.valueOf(finding.value - finding.limit) : "";
        return finding.componentName() + ":" + finding.codeName() + ":" + margin;
    }

    private void runSeries(Map<String, String> row, Map<String, Object> answer) {
        int city = Skillcert.region(COMPONENT_CITY, row.get("city")), next = number(row, "next");
        Plan plan = Skillcert.plan(schemes.get(row.get("scheme")), number(row, "year"), city, next, number(row, "n"));
        answer.put("first", Skillcert.format(plan.first));
        answer.put("last", Skillcert.format(plan.last));
        answer.put("after", plan.next);
    }

    private static int asOf(Map<String, String> row) {
        return row.get("as_of").isEmpty() ? 0 : Skillcert.date(row.get("as_of"));
    }

    private void runRecover(Map<String, String> row, Map<String, Object> answer) {
        Scheme scheme = schemes.get(row.get("scheme"));
        Recovery recovery = row.get("cell").equals("integer")
                ? Skillcert.recover(Long.parseLong(row.get("text")), scheme, asOf(row))
                : Skillcert.recover(text(row), scheme, asOf(row));
        List<String> repairs = new ArrayList<>();
        for (Repair repair : recovery.repairs)
            repairs.add(repair.kindName() + "@" + repair.index + ":" + Objects.toString(repair.found, ""));
        answer.put("number", Skillcert.format(recovery.number));
        answer.put("repairs", String.join(" ", repairs));
    }

    private void runDiagnose(Map<String, String> row, Map<String, Object> answer) {
        List<String> findings = new ArrayList<>();
        for (Finding finding : Skillcert.diagnose(text(row), schemes.get(row.get("scheme")), asOf(row))) {
            String index = Objects.toString(finding.index, "");
            findings.add(finding.componentName() + ":" + finding.codeName() + ":" + index);
        }
        answer.put("findings", String.join(" ", findings));
    }

    private static void runDate(Map<String, String> row, Map<String, Object> answer) {
        int date = Skillcert.date(text(row));
        answer.put("value", String.format(Locale.ROOT, "%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100));
    }

    private static void runAudit(Map<String, String> row, Map<String, Object> answer) {
        byte[] part = row.get("part").isEmpty()
                ? Skillcert.audit(row.get("first_name"), numbers(row, "first"), numbers(row, "voids")) : hex(row.get("part"));
        if (!row.get("second_name").isEmpty())
            part = Skillcert.merge(part, Skillcert.audit(row.get("second_name"), numbers(row, "second"), new long[0]));
        Long rows = row.get("rows").isEmpty() ? null : Long.valueOf(row.get("rows"));
        answer.put("report", Skillcert.report(part, rows, numbers(row, "last")));
    }

    private static long[] numbers(Map<String, String> row, String title) {
        return java.util.stream.Stream.of(row.get(title).split(" ")).filter(number -> !number.isEmpty())
                .mapToLong(Long::parseLong).toArray();
    }

    private static byte[] hex(String text) {
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) Integer.parseInt(text.substring(2 * i, 2 * i + 2), 16);
        return bytes;
    }

    private void table(String name, Runner runner) throws IOException {
        int number = 0;
        for (Map<String, String> row : rows(name)) {
            Map<String, Object> answer = new HashMap<>();
            number++;
            try {
                runner.run(row, answer);
                answer.put("code", "ok");
            } catch (Refused refused) {
                Map<String, String> message = messages.remove(name + number);
                expect(row, message == null ? Collections.emptyMap() : message);
                put(refused.finding, row, answer);
            }
            compare(name + ":" + number, row, "code", answer);
            rows++;
        }
    }

    /** Of an error also the clause, the position and the sentences are compared. */
    private static void expect(Map<String, String> row, Map<String, String> message) {
        String index = row.get("index");
        if (index != null) row.put("position", index.isEmpty() ? "" : String.valueOf(Integer.parseInt(index) + 1));
        row.put("provision", row.get("clause"));
        row.put("zh", message.getOrDefault("zh", "a row of messages.tsv"));
        row.put("en", message.getOrDefault("en", "a row of messages.tsv"));
    }

    private static void put(Finding finding, Map<String, String> row, Map<String, Object> answer) {
        answer.put("code", finding.codeName());
        answer.put("component", finding.componentName());
        answer.put("hint", finding.hintName());
        answer.put("provision", finding.clauseName());
        answer.put("found", finding.found);
        answer.put("index", finding.index);
        answer.put("position", finding.position);
        answer.put("value", finding.value);
        answer.put("limit", finding.limit);
        answer.put("zh", finding.message(LANG_ZH));
        answer.put("en", finding.message(LANG_EN));
        // A quantity that is refused uses up no serial.
        if (finding.component == COMPONENT_QUANTITY) answer.put("after", row.get("next"));
    }

    private void vocabulary() throws IOException {
        for (Map<String, String> row : rows("vocabulary")) {
            int list = LISTS.indexOf(row.get("list")) + LIST_CODE, number = number(row, "number");
            Map<String, Object> answer = new HashMap<>();
            answer.put("name", Skillcert.name(list, number));
            answer.put("zh", Skillcert.text(list, number, LANG_ZH));
            answer.put("en", Skillcert.text(list, number, LANG_EN));
            if (list == LIST_CODE) {
                answer.put("clause", Skillcert.clause(number));
                cure(row, answer, number, LANG_ZH, "cure_zh");
                cure(row, answer, number, LANG_EN, "cure_en");
            }
            compare("vocabulary " + row.get("list") + ":" + number, row, "name", answer);
            rows++;
        }
    }

    /** The cure of a finding that is nothing but a code and a component, whose text it may name. */
    private void cure(Map<String, String> row, Map<String, Object> answer, int code, int lang, String title) {
        int component = numbers.get("COMPONENT_ADDRESS");
        Finding finding = new Finding(Skillcert.record(96).putInt(code).putInt(component).array());
        answer.put(title, finding.cure(lang));
        row.put(title, row.get(title).replace("{component}", Skillcert.text(LIST_COMPONENT, component, lang)));
    }

    /** {{step}} in a request is the answer of an earlier step. */
    private void scenario() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("scenario.answers"), StandardCharsets.UTF_8);
        Map<String, String> answers = new HashMap<>();
        for (Map<String, String> row : rows("scenario")) {
            Map<String, Object> answer = ask(row.get("operation"), expand(row.get("request"), answers));
            row.put("answer", lines.get(documents++));
            row.remove("request");
            compare("scenario " + row.get("step"), row, "code", answer);
            answers.put(row.get("step"), answer.get("answer").toString());
        }
        try {
            fail("no such operation", "kind_unknown", Skillcert.document("no_operation", "{}"));
        } catch (Refused refused) {
            if (!refused.finding.codeName().equals("kind_unknown")) throw refused;
        }
        if (lines.size() != documents) fail("lines of scenario.answers", documents, lines.size());
    }

    private static String expand(String request, Map<String, String> answers) {
        Matcher step = Pattern.compile("\\{\\{(\\w+)}}").matcher(request);
        StringBuffer expanded = new StringBuffer();
        while (step.find()) step.appendReplacement(expanded, Matcher.quoteReplacement(answers.get(step.group(1))));
        return step.appendTail(expanded).toString();
    }

    /** The code and the answer; of a refusal the error document, which ends with the finding's sentences and cures. */
    private Map<String, Object> ask(String operation, String request) {
        Map<String, Object> answer = new HashMap<>();
        try {
            answer.put("answer", Skillcert.document(operation, request));
            answer.put("code", "ok");
        } catch (Refused refused) {
            Finding f = refused.finding;
            String told = String.format("\"zh\":\"%s\",\"en\":\"%s\",\"cure_zh\":\"%s\",\"cure_en\":\"%s\"}",
                    f.message(LANG_ZH), f.message(LANG_EN), f.cure(LANG_ZH), f.cure(LANG_EN));
            if (!refused.document.endsWith(told)) fail("the end of an error document", told, refused.document);
            answer.put("answer", refused.document);
            answer.put("code", f.codeName());
        }
        return answer;
    }

    /** The constants of the binding are the numbers of the words that they name. */
    private void constants() throws IllegalAccessException {
        for (Field field : Skillcert.class.getFields()) {
            Integer number = numbers.get(field.getName());
            if (number != null && number != field.getInt(null)) fail(field.getName(), number, field.getInt(null));
        }
    }

    /** The name of a word as a constant, such as COMPONENT_SCORE_THEORY. */
    private static String constant(String list, String name) {
        return (list + "_" + name).replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private void compare(String where, Map<String, String> row, String from, Map<String, Object> answer) {
        List<String> titles = new ArrayList<>(row.keySet());
        for (String title : titles.subList(titles.indexOf(from), titles.size())) {
            String found = Objects.toString(answer.get(title), "");
            if (!row.get(title).equals(found)) fail(where + " " + title, row.get(title), found);
        }
    }

    private void fail(String where, Object expected, Object found) {
        out.println(where + " is \"" + found + "\", expected \"" + expected + "\"");
        failed++;
    }

    private List<Map<String, String>> rows(String table) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(table + ".tsv"), StandardCharsets.UTF_8);
        String[] titles = lines.get(0).split("\t");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < titles.length; i++) row.put(titles[i], cells[i]);
            rows.add(row);
        }
        return rows;
    }

    private static Scheme scheme(Map<String, String> row) {
        BitSet cities = new BitSet();
        for (String city : row.get("cities").split(" ")) cities.set(Integer.parseInt(city));
        boolean closed = row.get("closed").equals("1");
        return new Scheme(number(row, "province"), number(row, "first_year"), closed, number(row, "version"), cities);
    }

    /** A cell as a 32-bit number; beyond 2147483647 it is the same bits. */
    private static int number(Map<String, String> row, String title) {
        return Integer.parseUnsignedInt(row.get(title));
    }

    /** The cell `text` without escapes (a backslash, x and two digits are a byte), as often as `repeat` says. */
    private static byte[] text(Map<String, String> row) {
        byte[] cell = row.get("text").getBytes(StandardCharsets.UTF_8);
        String repeat = row.getOrDefault("repeat", "");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int times = repeat.isEmpty() ? 1 : Integer.parseInt(repeat); times > 0; times--) unescape(cell, text);
        return text.toByteArray();
    }

    private static void unescape(byte[] cell, ByteArrayOutputStream text) {
        for (int i = 0; i < cell.length; i++) {
            if (cell[i] != '\\') {
                text.write(cell[i]);
            } else if (cell[++i] == 'x') {
                text.write(Integer.parseInt(new String(cell, i + 1, 2, StandardCharsets.US_ASCII), 16));
                i += 2;
            } else {
                text.write(cell[i]);
            }
        }
    }
}
