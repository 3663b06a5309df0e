package skillcert;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * 湖南省专项职业能力考核 (湘人社函〔2020〕80号), through libskillcert; skillcert.h tells the rest.
 * A refused input throws {@link Refused}. Texts are strings, or byte arrays where the bytes must arrive as they are.
 * Java 8; {@link Bridge} makes the calls.
 */
public final class Skillcert {
    public static final int COMPONENT_PROVINCE = 3, COMPONENT_CITY = 4;
    public static final int COMPONENT_SCORE_THEORY = 12, COMPONENT_SCORE_PRACTICAL = 13, COMPONENT_QUANTITY = 31;
    public static final int RULE_PRACTICAL = 1, RULE_THEORY_AND_PRACTICAL = 2;
    public static final int OUTCOME_PASSED = 1, OUTCOME_FAILED = 2, OUTCOME_UNDECIDED = 3;
    public static final int ASSURANCE_WELL_FORMED = 1, ASSURANCE_KNOWN_CODES = 2, ASSURANCE_ISSUED = 3;
    public static final int MARK_NONE = 1, MARK_SCORE = 2, MARK_ABSENT = 3, MARK_VOID = 4, MARK_DEFERRED = 5;
    /** The lists of {@link #name} and {@link #text}. */
    public static final int LIST_CODE = 1, LIST_COMPONENT = 2, LIST_HINT = 3, LIST_CLAUSE = 4, LIST_RULE = 5;
    public static final int LIST_OUTCOME = 6, LIST_ASSURANCE = 7, LIST_SEAL = 8, LIST_CENTER_LEVEL = 9;
    public static final int LIST_PROJECT_TRAIT = 10, LIST_OPERATION = 25, LIST_REPAIR = 26;
    public static final int LANG_ZH = 1, LANG_EN = 2;
    private static final int ABI_VERSION = 1, MESSAGE_MAX = 512;

    static {
        if (Bridge.call("skillcert_abi_check", ABI_VERSION) != 0)
            throw new IllegalStateException("libskillcert is older than this binding");
    }

    private Skillcert() {}

    /** Reads 13 ASCII digits; with a scheme (or null) also year, province and city, up to the date 20261123 (or 0). */
    public static Checked parse(byte[] text, Scheme scheme, int asOf) {
        byte[] number = new byte[8], assurance = new byte[4];
        byte[] record = scheme == null ? null : scheme.record();
        call("number_parse", text, Bridge.size(text.length), record, asOf, number, assurance);
        return new Checked(buffer(number).getLong(), buffer(assurance).getInt());
    }

    /**
     * Reads a damaged number without a guess; with a scheme (or null) as parse does. Of number_digits_lost, value and
     * limit are the lowest and the highest number that it may be.
     */
    public static Recovery recover(byte[] text, Scheme scheme, int asOf) {
        ByteBuffer recovery = record(640);
        byte[] record = scheme == null ? null : scheme.record();
        call("number_recover", text, Bridge.size(text.length), record, asOf, recovery.array());
        return new Recovery(recovery);
    }

    public static Recovery recover(String text, Scheme scheme, int asOf) { return recover(utf8(text), scheme, asOf); }

    /** The same from a number cell. */
    public static Recovery recover(long value, Scheme scheme, int asOf) {
        ByteBuffer recovery = record(640);
        call("number_recover_integer", value, scheme == null ? null : scheme.record(), asOf, recovery.array());
        return new Recovery(recovery);
    }

    /** Everything that is wrong with a text that should be a number. */
    public static List<Finding> diagnose(byte[] text, Scheme scheme, int asOf) {
        ByteBuffer findings = record(1352);
        byte[] record = scheme == null ? null : scheme.record();
        call("number_diagnose", text, Bridge.size(text.length), record, asOf, findings.array());
        return findings(findings.array(), 8, findings.getInt());
    }

    private static List<Finding> findings(byte[] record, int start, int count) {
        List<Finding> findings = new ArrayList<>();
        for (int at = start; at < start + 96 * count; at += 96)
            findings.add(new Finding(Arrays.copyOfRange(record, at, at + 96)));
        return findings;
    }

    public static Checked parse(String text, Scheme scheme, int asOf) { return parse(utf8(text), scheme, asOf); }

    /** What parse says about a number that is known already: the assurance. */
    public static int check(long number, Scheme scheme, int asOf) {
        byte[] assurance = new byte[4];
        call("number_check", number, scheme.record(), asOf, assurance);
        return buffer(assurance).getInt();
    }

    public static String format(long number) { return digits("number_format", number); }

    public static Parts parts(long number) {
        ByteBuffer parts = record(20);
        call("number_parts", number, parts.array());
        return new Parts(parts.getInt(), parts.getInt(), parts.getInt(), parts.getInt());
    }

    public static long fromParts(Parts parts) {
        byte[] number = new byte[8];
        ByteBuffer record = record(20).putInt(parts.year).putInt(parts.province);
        call("number_from_parts", record.putInt(parts.city).putInt(parts.serial).array(), number);
        return buffer(number).getLong();
    }

    /** The verdict of parse on every row. A null is a row without a value. */
    public static Column checkColumn(byte[][] rows, Scheme scheme, int asOf) {
        byte[] valid = new byte[rows.length / 8 + 1], numbers = new byte[8 * rows.length];
        byte[] codes = new byte[2 * rows.length], record = scheme == null ? null : scheme.record();
        Object count = Bridge.size(rows.length);
        call("column_check_texts", rows, Bridge.sizes(rows), count, record, asOf, valid, numbers, codes, null);
        return new Column(buffer(numbers).asLongBuffer(), buffer(codes).asShortBuffer());
    }

    /** Reads the two digits of COMPONENT_PROVINCE or COMPONENT_CITY. */
    public static int region(int kind, byte[] text) {
        return value("region_parse", kind, text, Bridge.size(text.length));
    }

    public static int region(int kind, String text) { return region(kind, utf8(text)); }

    /** Reads a score as hundredths: 59.99 is 5999. Nothing is ever rounded. */
    public static int score(byte[] text) { return value("score_parse", text, Bridge.size(text.length)); }

    public static int score(String text) { return score(utf8(text)); }

    public static String formatScore(int hundredths) { return digits("score_format", hundredths); }

    /** Reads the mark of COMPONENT_SCORE_THEORY or COMPONENT_SCORE_PRACTICAL: a score, 缺考, 作废, 缓考, or nothing yet. */
    public static Mark mark(int part, byte[] text) {
        ByteBuffer mark = record(16);
        call("mark_parse", text, Bridge.size(text.length), part, mark.array());
        return new Mark(mark.getInt(), mark.getInt());
    }

    public static Mark mark(int part, String text) { return mark(part, utf8(text)); }

    /** Reads a mark from the cell of a table, with what the column 情况 beside it says. */
    public static Mark readMark(int part, byte[] cell, byte[] status) {
        ByteBuffer mark = record(16);
        call("mark_read", cell, Bridge.size(cell.length), status, Bridge.size(status.length), part, mark.array());
        return new Mark(mark.getInt(), mark.getInt());
    }

    public static Mark readMark(int part, String cell, String status) { return readMark(part, utf8(cell), utf8(status)); }

    /** 合格与否. A part that is not assessed is {@link Mark#NONE}. */
    public static Decision decide(int rule, Mark practical, Mark theory) {
        ByteBuffer decision = record(208);
        byte[] marks = record(40).putInt(0).put(practical.record()).put(theory.record()).array();
        call("rule_decide", rule, marks, decision.array());
        return new Decision(decision);
    }

    /** The next n numbers of a series (year of issue and city); store them and the new counter in one transaction. */
    public static Plan plan(Scheme scheme, int year, int city, int next, int n) {
        ByteBuffer plan = record(24);
        byte[] series = record(16).putInt(year).putInt(city).putInt(next).array();
        call("series_plan", scheme.record(), series, n, plan.array());
        return new Plan(plan.getInt(), plan.getLong(), plan.getLong());
    }

    /** The part that tells which serials of each series a column has; 0 is a row without a value. */
    public static byte[] audit(String shard, long[] numbers, long[] voids) {
        byte[] name = utf8(shard);
        return filled("audit_column", name, Bridge.size(name.length), longs(numbers), null, Bridge.size(numbers.length),
                longs(voids), Bridge.size(voids.length));
    }

    /** The part of the rows of two parts, which have no shard in common. */
    public static byte[] merge(byte[] first, byte[] second) {
        return filled("audit_merge", first, Bridge.size(first.length), second, Bridge.size(second.length));
    }

    /** What a part says, as JSON. rows: how many there should be, or null; last: the last number of each series by the register. */
    public static String report(byte[] part, Long rows, long[] last) {
        byte[] expected = rows == null ? null : longs(rows);
        return new String(filled("audit_report", part, Bridge.size(part.length), expected, longs(last), Bridge.size(last.length)),
                StandardCharsets.UTF_8);
    }

    private static byte[] longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.nativeOrder());
        for (long value : values) bytes.putLong(value);
        return bytes.array();
    }

    /** What a function writes; it is asked again where there is more than was thought. */
    private static byte[] filled(String function, Object... args) {
        for (byte[] buffer = new byte[1024];;) {
            byte[] length = new byte[8], err = record(96).array();
            int code = Bridge.call("skillcert_" + function, with(args, buffer, Bridge.size(buffer.length), length, err));
            int needed = (int) ByteBuffer.wrap(length).order(ByteOrder.nativeOrder()).getLong();
            if (code == 0) return Arrays.copyOf(buffer, needed);
            if (needed <= buffer.length) throw new Refused(new Finding(err), null);
            buffer = new byte[needed];
        }
    }

    /** Reads 2026-11-23 as 20261123. */
    public static int date(byte[] text) { return value("date_parse", text, Bridge.size(text.length)); }

    public static int date(String text) { return date(utf8(text)); }

    /** Runs an operation such as fee_bill, JSON in and JSON out. The work is done again if the answer is long. */
    public static String document(String operation, String request) {
        byte[] json = utf8(request), length = new byte[8], err = record(96).array(), answer;
        Object size = Bridge.size(json.length);
        int number = numberOf(LIST_OPERATION, operation), code, needed = 16384;
        do {
            answer = new byte[needed];
            code = Bridge.call("skillcert_document", number, json, size, answer, Bridge.size(needed), length, err);
            needed = (int) buffer(length).getLong();
        } while (needed > answer.length);
        if (code != 0) throw new Refused(new Finding(err), string(answer, length));
        return string(answer, length);
    }

    /** Runs the tables that the library holds: proof that it computes rightly on this machine. */
    public static void selfTest() { call("selftest"); }

    /** The stable name of a word of a list, null if there is none. */
    public static String name(int list, int number) { return text("name", list, number); }

    /** The number of a word; 0, which the library refuses, if there is none. */
    private static int numberOf(int list, String word) {
        for (int number = 1;; number++) {
            String name = name(list, number);
            if (name == null) return 0;
            if (name.equals(word)) return number;
        }
    }

    /** A word of a list in one language, such as 合格. */
    public static String text(int list, int number, int lang) { return text("text", list, number, lang); }

    /** The address of the provision that a code rests on, such as 附件2·1. */
    public static String clause(int code) { return text("clause", code); }

    private static byte[] utf8(String text) { return text.getBytes(StandardCharsets.UTF_8); }

    private static ByteBuffer buffer(byte[] bytes) { return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()); }

    /** A struct of zeros, ready to be written or read behind its struct_size. */
    static ByteBuffer record(int size) { return buffer(new byte[size]).putInt(size); }

    private static String string(byte[] text, byte[] length) {
        return new String(text, 0, (int) buffer(length).getLong(), StandardCharsets.UTF_8);
    }

    private static Object[] with(Object[] args, Object... more) {
        Object[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return all;
    }

    /** Calls a function whose last argument is the error detail. */
    static void call(String function, Object... args) {
        byte[] err = record(96).array();
        if (Bridge.call("skillcert_" + function, with(args, err)) != 0) throw new Refused(new Finding(err), null);
    }

    private static String digits(String function, Object value) {
        byte[] text = new byte[MESSAGE_MAX], length = new byte[8];
        call(function, value, text, Bridge.size(text.length), length);
        return string(text, length);
    }

    private static int value(String function, Object... args) {
        byte[] value = new byte[4];
        call(function, with(args, value));
        return buffer(value).getInt();
    }

    private static String text(String function, Object... args) {
        byte[] text = new byte[2 * MESSAGE_MAX], length = new byte[8];
        int code = Bridge.call("skillcert_" + function + "_utf16", with(args, text, Bridge.size(MESSAGE_MAX), length));
        if (code != 0) return null;
        return buffer(text).asCharBuffer().subSequence(0, (int) buffer(length).getLong()).toString();
    }

    /** A refused input, or a fault inside the library (code -99). */
    public static final class Refused extends RuntimeException {
        public final transient Finding finding;
        /** The error document of a refused document, which also tells the path; else null. */
        public final String document;

        Refused(Finding finding, String document) {
            super(finding.code < 0 ? "skillcert: code " + finding.code : finding.message(LANG_ZH));
            this.finding = finding;
            this.document = document;
        }
    }

    /** One statement about an input or a decision; null where nothing is given. */
    public static final class Finding {
        public final int code, component, hint, clause;
        /** The offending character or byte, such as U+FF11 or 0xA3. */
        public final String found;
        /** Where: the byte from 0, and the position as the notice counts, from 1. */
        public final Long index, position;
        public final Long value, limit;
        private final byte[] record;

        Finding(byte[] record) {
            ByteBuffer in = buffer(record);
            this.record = record;
            in.getInt();
            code = in.getInt();
            component = in.getInt();
            hint = in.getInt();
            clause = in.getInt();
            found = found(in.getInt(), in.getInt());
            boolean hasIndex = in.getInt() == 1, hasValue = in.getInt() == 1, hasLimit = in.getInt() == 1;
            index = given(hasIndex, in.getLong());
            position = given(hasIndex, in.getLong());
            value = given(hasValue, in.getLong());
            limit = given(hasLimit, in.getLong());
        }

        public String codeName() { return name(LIST_CODE, code); }

        public String componentName() { return name(LIST_COMPONENT, component); }

        public String hintName() { return name(LIST_HINT, hint); }

        public String clauseName() { return name(LIST_CLAUSE, clause); }

        /** The sentence with its clause, in LANG_ZH or LANG_EN. */
        public String message(int lang) { return text("message", record, lang); }

        /** What would cure it, in LANG_ZH or LANG_EN. */
        public String cure(int lang) { return text("cure", record, lang); }

        private static Long given(boolean isGiven, long fact) { return isGiven ? fact : null; }

        private static String found(int kind, int found) {
            return kind == 0 ? null : String.format(Locale.ROOT, kind == 1 ? "U+%04X" : "0x%02X", found);
        }
    }

    /** A number, and how much the answer is worth: ASSURANCE_…, without a scheme never more than WELL_FORMED. */
    public static final class Checked {
        public final long number;
        public final int assurance;

        Checked(long number, int assurance) {
            this.number = number;
            this.assurance = assurance;
        }
    }

    /** A number that was got back, and what was done for it. */
    public static final class Recovery {
        public final long number;
        public final List<Repair> repairs = new ArrayList<>();

        Recovery(ByteBuffer in) {
            int count = in.getInt();
            number = in.getLong();
            for (int at = 16; at < 16 + 4 * count; at += 4)
                repairs.add(new Repair(in.getInt(at), in.getInt(at + 208), in.getInt(at + 416)));
        }
    }

    /** A character that was dropped, or read as the digit it means: REPAIR_…, and the byte where it stood. */
    public static final class Repair {
        public final int kind, index;
        /** The character, such as U+FF11; null for a number cell. */
        public final String found;

        Repair(int kind, int index, int found) {
            this.kind = kind;
            this.index = index;
            this.found = found == 0 ? null : String.format(Locale.ROOT, "U+%04X", found);
        }

        public String kindName() { return name(LIST_REPAIR, kind); }
    }

    /** The answers to the rows of a column: its number or 0, and the code of its refusal or 0; a null row has neither. */
    public static final class Column {
        public final long[] numbers;
        public final int[] codes;

        Column(LongBuffer numbers, ShortBuffer codes) {
            this.numbers = new long[numbers.remaining()];
            this.codes = new int[codes.remaining()];
            numbers.get(this.numbers);
            for (int row = 0; row < this.codes.length; row++) this.codes[row] = codes.get(row) & 0xFFFF;
        }
    }

    public static final class Parts {
        public final int year, province, city, serial;

        public Parts(int year, int province, int city, int serial) {
            this.year = year;
            this.province = province;
            this.city = city;
            this.serial = serial;
        }
    }

    /** 编号办法: the province, the first year and the cities of numbers; closed if other cities are refused. */
    public static final class Scheme {
        public final int province, firstYear, version;
        public final boolean closed;
        public final BitSet cities;

        public Scheme(int province, int firstYear, boolean closed, int version, BitSet cities) {
            this.province = province;
            this.firstYear = firstYear;
            this.closed = closed;
            this.version = version;
            this.cities = cities;
        }

        /** What the notice itself says: province 18, city 01, from 2019, open. Add the other cities. */
        public static Scheme hunan() {
            ByteBuffer in = Skillcert.record(40);
            Bridge.call("skillcert_scheme_hunan", in.array());
            int province = in.getInt(), firstYear = in.getInt(), closed = in.getInt(), version = in.getInt();
            in.getInt();
            BitSet cities = BitSet.valueOf(new long[] {in.getLong(), in.getLong()});
            return new Scheme(province, firstYear, closed == 1, version, cities);
        }

        private byte[] record() {
            long[] bits = Arrays.copyOf(cities.toLongArray(), 2);
            ByteBuffer out = Skillcert.record(40).putInt(province).putInt(firstYear).putInt(closed ? 1 : 0);
            return out.putInt(version).putInt(0).putLong(bits[0]).putLong(bits[1]).array();
        }
    }

    /** MARK_…, and the hundredths of a score. */
    public static final class Mark {
        public static final Mark NONE = new Mark(MARK_NONE, -1);
        public final int kind, hundredths;

        public Mark(int kind, int hundredths) {
            this.kind = kind;
            this.hundredths = hundredths;
        }

        private byte[] record() { return Skillcert.record(16).putInt(kind).putInt(hundredths).array(); }
    }

    /** OUTCOME_…, and a finding for each part that the rule asks for. */
    public static final class Decision {
        public final int outcome;
        public final List<Finding> findings;

        Decision(ByteBuffer in) {
            outcome = in.getInt();
            findings = findings(in.array(), 16, in.getInt());
        }
    }

    /** The first and the last number, which follow without a gap, and the counter afterwards. */
    public static final class Plan {
        public final int next;
        public final long first, last;

        Plan(int next, long first, long last) {
            this.next = next;
            this.first = first;
            this.last = last;
        }
    }
}
