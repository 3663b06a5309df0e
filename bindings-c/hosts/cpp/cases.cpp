// Runs every row of the case tables through skillcert.hpp: cases FOLDER
#include <iconv.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <skillcert.hpp>


using cells = std::map<std::string, std::string>;

struct table {
    std::string name;
    std::vector<std::string> titles;
    std::vector<cells> rows;
};

/// What the library answers to a row: cells by title, or the error.
struct answer {
    cells found;
    std::optional<skillcert::error> error;

    answer(cells of) : found(std::move(of)) {}
    answer(const skillcert::error &of) : error(of) {}
};

using skillcert::lang;
using skillcert::list;
using skillcert::part;

static std::string folder;
static std::map<std::string, skillcert::number_scheme> schemes;
static std::map<std::string, cells> messages;
static unsigned rows, failed, told;

static std::vector<std::string> split(const std::string &line, char separator)
{
    std::vector<std::string> found(1);
    for (char c : line)
        if (c == separator)
            found.emplace_back();
        else
            found.back() += c;
    return found;
}

static table read(const std::string &name)
{
    std::ifstream file(folder + "/" + name + ".tsv", std::ios::binary);
    std::string line;
    if (!std::getline(file, line))
        throw std::runtime_error(name + ".tsv cannot be read");
    table read{name, split(line, '\t'), {}};
    while (std::getline(file, line)) {
        const auto values = split(line, '\t');
        cells row;
        for (std::size_t i = 0; i < read.titles.size(); i++)
            row[read.titles[i]] = values.at(i);
        read.rows.push_back(row);
    }
    return read;
}

static std::uint32_t number(const std::string &cell) { return static_cast<std::uint32_t>(std::stoul(cell)); }

/// The cell `text` without escapes, as often as `repeat` says.
static std::string bytes(const cells &row)
{
    const std::string &cell = row.at("text");
    std::string once, all;
    for (std::size_t i = 0; i < cell.size(); i++) {
        if (cell[i] == '\\' && cell[++i] == 'x') {
            once += static_cast<char>(std::stoi(cell.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            once += cell[i];
        }
    }
    const auto repeat = row.find("repeat");
    for (std::uint32_t n = repeat == row.end() || repeat->second.empty() ? 1 : number(repeat->second); n > 0; n--)
        all += once;
    return all;
}

/// The number of a word, by its name.
static std::int32_t word(list words, const std::string &name)
{
    for (std::int32_t n = 1; n < 1000; n++)
        if (skillcert::name(words, n) == name)
            return n;
    return 0;
}

static std::string two_digits(std::uint32_t code) { return (code < 10 ? "0" : "") + std::to_string(code); }

static skillcert::number_scheme scheme(const cells &row)
{
    skillcert::number_scheme made(number(row.at("province")), number(row.at("first_year")));
    for (const auto &city : split(row.at("cities"), ' '))
        made = made.with_city(city).value();
    return row.at("closed") == "1" ? made.closed(number(row.at("version"))) : made;
}

static cells parts_of(skillcert::certificate_number of)
{
    const auto parts = of.parts();
    if (skillcert::certificate_number::from_parts(parts).value() != of
        || skillcert::certificate_number::from_value(of.value()).value() != of)
        throw std::logic_error("a number does not come back from its parts");
    return {{"number", of.str()},
            {"year", std::to_string(parts.year)},
            {"province", two_digits(parts.province)},
            {"city", two_digits(parts.city)},
            {"serial", std::to_string(parts.serial)}};
}

static answer run_number(const cells &row)
{
    if (row.at("scheme") == "form") {
        const auto parsed = skillcert::certificate_number::parse(bytes(row));
        return parsed ? answer(parts_of(*parsed)) : parsed.error();
    }
    const auto &within = schemes.at(row.at("scheme"));
    std::optional<skillcert::date> as_of;
    if (!row.at("as_of").empty())
        as_of = skillcert::date::parse(row.at("as_of")).value();
    const auto parsed = within.parse(bytes(row), as_of);
    if (!parsed)
        return parsed.error();
    if (within.check(parsed->number, as_of).value() != parsed->assurance)
        throw std::logic_error("check() and parse() differ");
    cells found = parts_of(parsed->number);
    found["assurance"] = skillcert::name(list::assurance, static_cast<std::int32_t>(parsed->assurance));
    return found;
}

static answer run_parts(const cells &row)
{
    const auto made = skillcert::certificate_number::from_parts(
        {number(row.at("year")), number(row.at("province")), number(row.at("city")), number(row.at("serial"))});
    return made ? answer(cells{{"number", made->str()}}) : made.error();
}

static answer run_region(const cells &row)
{
    const auto code = skillcert::parse_region(word(list::component, row.at("kind")), bytes(row));
    return code ? answer(cells{{"value", std::to_string(*code)}}) : code.error();
}

static answer run_score(const cells &row)
{
    const auto score = skillcert::score::parse(bytes(row));
    if (!score)
        return score.error();
    if (skillcert::score::from_hundredths(score->hundredths()).value() != *score)
        throw std::logic_error("a score does not come back from its hundredths");
    return cells{{"hundredths", std::to_string(score->hundredths())}, {"display", score->str()}};
}

static std::string mark_text(const skillcert::mark &mark)
{
    switch (mark.kind()) {
    case SKILLCERT_MARK_SCORE:
        return mark.score()->str();
    case SKILLCERT_MARK_ABSENT:
        return "absent";
    case SKILLCERT_MARK_VOID:
        return "void";
    case SKILLCERT_MARK_DEFERRED:
        return "deferred";
    default:
        return "";
    }
}

static answer run_mark(const cells &row)
{
    const auto of = static_cast<part>(word(list::component, row.at("part")));
    const auto mark = skillcert::mark::parse(bytes(row), of);
    return mark ? answer(cells{{"mark", mark_text(*mark)}}) : mark.error();
}

static answer run_cell(const cells &row)
{
    const auto of = static_cast<part>(word(list::component, row.at("part")));
    const auto mark = skillcert::mark::read(bytes(row), row.at("status"), of);
    return mark ? answer(cells{{"mark", mark_text(*mark)}}) : mark.error();
}

/// component:code:margin
static std::string summary(const skillcert::finding &finding)
{
    const bool margin = finding.value() && finding.limit();
    return skillcert::name(list::component, finding.component()) + ":" + skillcert::name(list::code, finding.code())
           + ":" + (margin ? std::to_string(*finding.value() - *finding.limit()) : "");
}

static answer run_decide(const cells &row)
{
    const auto practical = skillcert::mark::parse(row.at("practical"), part::practical);
    if (!practical)
        return practical.error();
    const auto theory = skillcert::mark::parse(row.at("theory"), part::theory);
    if (!theory)
        return theory.error();
    const auto rule = static_cast<skillcert::pass_rule>(word(list::rule, row.at("rule")));
    const auto decision = skillcert::decide(rule, {*practical, *theory});
    if (!decision)
        return decision.error();
    std::string findings;
    for (const auto &finding : decision->findings)
        findings += (findings.empty() ? "" : " ") + summary(finding);
    const auto outcome = static_cast<std::int32_t>(decision->outcome);
    return cells{{"outcome", skillcert::name(list::outcome, outcome)}, {"findings", findings}};
}

static answer run_series(const cells &row)
{
    const auto city = skillcert::parse_region(SKILLCERT_COMPONENT_CITY, row.at("city"));
    if (!city)
        return city.error();
    const skillcert::series state{number(row.at("year")), *city, number(row.at("next"))};
    const auto plan = schemes.at(row.at("scheme")).plan(state, number(row.at("n")));
    if (plan)
        return cells{{"first", plan->first.str()}, {"last", plan->last.str()}, {"after", std::to_string(plan->next)}};
    answer refused = plan.error();
    if (plan.error().component() == SKILLCERT_COMPONENT_QUANTITY)
        refused.found["after"] = std::to_string(state.next);
    return refused;
}

static std::vector<std::uint64_t> numbers(const std::string &cell)
{
    std::istringstream words(cell);
    return {std::istream_iterator<std::uint64_t>(words), {}};
}

static skillcert::audit_part hex(const std::string &text)
{
    skillcert::audit_part bytes;
    for (std::size_t i = 0; i < text.size(); i += 2)
        bytes.push_back(static_cast<std::uint8_t>(std::stoi(text.substr(i, 2), nullptr, 16)));
    return bytes;
}

static skillcert::result<skillcert::audit_part> part_of(const cells &row)
{
    if (!row.at("part").empty())
        return {hex(row.at("part")), skillcert_finding SKILLCERT_FINDING_INIT};
    const auto first = skillcert::audit(row.at("first_name"), numbers(row.at("first")), numbers(row.at("voids")));
    if (!first || row.at("second_name").empty())
        return first;
    return skillcert::merge(*first, skillcert::audit(row.at("second_name"), numbers(row.at("second"))).value());
}

static answer run_audit(const cells &row)
{
    const auto part = part_of(row);
    if (!part)
        return part.error();
    std::optional<std::uint64_t> rows;
    if (!row.at("rows").empty())
        rows = number(row.at("rows"));
    const auto report = skillcert::report(*part, rows, numbers(row.at("last")));
    if (!report)
        return report.error();
    return cells{{"report", *report}};
}

static std::optional<skillcert::date> as_of(const cells &row)
{
    if (row.at("as_of").empty())
        return std::nullopt;
    return skillcert::date::parse(row.at("as_of")).value();
}

static std::string code_point(char32_t found)
{
    char hex[16] = "";
    if (found != 0)
        std::snprintf(hex, sizeof hex, "U+%04X", static_cast<unsigned>(found));
    return hex;
}

static skillcert::result<skillcert::recovered_number> recovery(const cells &row)
{
    const bool form = row.at("scheme") == "form";
    if (row.at("cell") == "integer") {
        const std::int64_t value = std::stoll(row.at("text"));
        return form ? skillcert::recover(value) : schemes.at(row.at("scheme")).recover(value, as_of(row));
    }
    const std::string text = bytes(row);
    return form ? skillcert::recover(text) : schemes.at(row.at("scheme")).recover(text, as_of(row));
}

static answer run_recover(const cells &row)
{
    const auto recovered = recovery(row);
    if (!recovered)
        return recovered.error();
    std::string repairs;
    for (const auto &repair : recovered->repairs)
        repairs += (repairs.empty() ? "" : " ") + skillcert::name(list::repair, repair.kind) + "@"
                   + std::to_string(repair.index) + ":" + code_point(repair.found);
    return cells{{"number", recovered->number.str()}, {"repairs", repairs}};
}

static answer run_diagnose(const cells &row)
{
    const bool form = row.at("scheme") == "form";
    const std::string text = bytes(row);
    std::string shown;
    for (const auto &finding : form ? skillcert::diagnose(text) : schemes.at(row.at("scheme")).diagnose(text, as_of(row)))
        shown += (shown.empty() ? "" : " ") + skillcert::name(list::component, finding.component()) + ":"
                 + skillcert::name(list::code, finding.code()) + ":"
                 + (finding.index() ? std::to_string(*finding.index()) : "");
    return cells{{"findings", shown}};
}

static answer run_date(const cells &row)
{
    const auto date = skillcert::date::parse(bytes(row));
    if (!date)
        return date.error();
    std::string digits = std::to_string(date->value() + 100000000);
    return cells{{"value", digits.substr(1, 4) + "-" + digits.substr(5, 2) + "-" + digits.substr(7)}};
}

template <class Integer>
static std::string shown(const std::optional<Integer> &value)
{
    return value ? std::to_string(*value) : "";
}

/// A text of another encoding in UTF-8.
static std::string converted(const char *from, const char *bytes, std::size_t size)
{
    char text[3 * SKILLCERT_MESSAGE_MAX];
    char *in = const_cast<char *>(bytes), *out = text;
    std::size_t room = sizeof text;
    const iconv_t conversion = iconv_open("UTF-8", from);
    const bool done = iconv(conversion, &in, &size, &out, &room) == 0;
    iconv_close(conversion);
    return done ? std::string(text, out) : "not " + std::string(from);
}

static void judge_encodings(const skillcert::error &error)
{
    for (const lang language : {lang::zh, lang::en}) {
        const std::string gbk = error.message_gbk(language);
        std::string units;
        for (const char16_t unit : error.message_utf16(language)) {
            units += static_cast<char>(unit >> 8);
            units += static_cast<char>(unit & 0xFF);
        }
        if (converted("GBK", gbk.data(), gbk.size()) != error.message(language)
            || converted("UTF-16BE", units.data(), units.size()) != error.message(language))
            throw std::logic_error("a sentence is another one in GBK or UTF-16");
    }
}

static void put_facts(const skillcert::error &error, cells &found)
{
    found["code"] = skillcert::name(list::code, error.code());
    found["component"] = skillcert::name(list::component, error.component());
    found["clause"] = error.clause();
    found["hint"] = skillcert::name(list::hint, error.hint());
    found["found"] = error.found();
    found["index"] = shown(error.index());
    found["value"] = shown(error.value());
    found["limit"] = shown(error.limit());
    found["zh"] = error.message(lang::zh);
    found["en"] = error.message(lang::en);
    judge_encodings(error);
    if (error.position().value_or(0) != (error.index() ? *error.index() + 1 : 0))
        throw std::logic_error("position is not index + 1");
}

static void judge(const std::string &where, const cells &expected, cells &found)
{
    for (const auto &[title, cell] : expected) {
        if (found[title] == cell)
            continue;
        failed++;
        std::cerr << where << ": " << title << " is \"" << found[title] << "\", expected \"" << cell << "\"\n";
    }
}

/// The cells from `code` on are expected; of an error, the clause and the sentences too.
static cells expected_of(const table &of, const cells &row, const std::string &key, bool refused)
{
    cells expected;
    bool is_expected = false;
    for (const auto &title : of.titles)
        if ((is_expected = is_expected || title == "code"))
            expected[title] = row.at(title);
    if (!refused)
        return expected;
    told++;
    const cells &sentences = messages.at(key);
    expected["clause"] = row.at("clause");
    expected["zh"] = sentences.at("zh");
    expected["en"] = sentences.at("en");
    return expected;
}

static void run_table(const std::string &name, answer (*run)(const cells &))
{
    const table of = read(name);
    std::size_t count = 0;
    for (const auto &row : of.rows) {
        const std::string key = name + " " + std::to_string(++count);
        answer out = run(row);
        if (out.error)
            put_facts(*out.error, out.found);
        else
            out.found["code"] = "ok";
        judge(key, expected_of(of, row, key, out.error.has_value()), out.found);
        rows++;
    }
}

/// The rows of the table of numbers that are checked within one scheme on one date, as a column with a last row without
/// a value.
static void run_column(const std::string &of, const std::string &as_of, const std::vector<cells> &column)
{
    std::vector<std::string> texts;
    for (const auto &row : column)
        texts.push_back(bytes(row));
    std::vector<std::string_view> views(texts.begin(), texts.end());
    views.emplace_back();
    std::optional<skillcert::date> date;
    if (!as_of.empty())
        date = skillcert::date::parse(as_of).value();
    const auto answers = skillcert::check_column(views, of == "form" ? nullptr : &schemes.at(of), date).value();
    for (std::size_t i = 0; i < column.size(); i++) {
        const auto number = skillcert::certificate_number::from_value(answers.numbers[i]);
        cells found = {{"code", answers.codes[i] ? skillcert::name(list::code, answers.codes[i]) : "ok"},
                       {"number", number ? number->str() : ""}};
        judge("column of " + of + ", row " + std::to_string(i + 1),
              {{"code", column[i].at("code")}, {"number", column[i].at("number")}}, found);
    }
    if (answers.codes.back() != 0 || answers.numbers.back() != 0 || answers.codes.size() != views.size())
        throw std::logic_error("a row without a value has an answer");
}

static void run_columns()
{
    std::map<std::pair<std::string, std::string>, std::vector<cells>> columns;
    for (const auto &row : read("number").rows)
        columns[{row.at("scheme"), row.at("as_of")}].push_back(row);
    for (const auto &[key, column] : columns)
        run_column(key.first, key.second, column);
}

/// The cure of a finding that is nothing but a code and a component, whose text stands where the record says so.
static void judge_cure(const cells &row, std::int32_t code, lang language, const std::string &title)
{
    skillcert_finding raw = SKILLCERT_FINDING_INIT;
    raw.code = code;
    raw.component = SKILLCERT_COMPONENT_ADDRESS;
    const std::string slot = "{component}";
    std::string expected = row.at(title);
    if (const auto at = expected.find(slot); at != std::string::npos)
        expected.replace(at, slot.size(), skillcert::text(list::component, raw.component, language));
    cells found = {{title, skillcert::finding(raw).cure(language)}};
    judge("vocabulary " + row.at("name"), {{title, expected}}, found);
}

static void run_vocabulary()
{
    static const char *const lists[] = {
        "code", "component", "hint", "clause", "rule", "outcome", "assurance", "seal", "center_level", "project_trait",
        "disposition", "erratum", "absence_policy", "duty", "institution_kind", "applicant_kind", "specification_scope",
        "project_stage", "catalog_step", "station_stage", "station_step", "station_attachment", "certificate_stage",
        "certificate_step", "operation", "repair", "recovery_status", "sheet_fate"};
    for (const auto &row : read("vocabulary").rows) {
        const auto named = std::find(std::begin(lists), std::end(lists), row.at("list"));
        const auto words = static_cast<list>(named - std::begin(lists) + SKILLCERT_LIST_CODE);
        const auto n = static_cast<std::int32_t>(number(row.at("number")));
        cells found = {{"list", row.at("list")},
                       {"number", row.at("number")},
                       {"name", skillcert::name(words, n)},
                       {"clause", words == list::code ? skillcert::clause(n) : ""},
                       {"zh", skillcert::text(words, n, lang::zh)},
                       {"en", skillcert::text(words, n, lang::en)},
                       {"cure_zh", row.at("cure_zh")},
                       {"cure_en", row.at("cure_en")}};
        judge("vocabulary " + row.at("name"), row, found);
        if (words == list::code) {
            judge_cure(row, n, lang::zh, "cure_zh");
            judge_cure(row, n, lang::en, "cure_en");
        }
        rows++;
    }
}

/// The request of a step, with the answer of an earlier one instead of {{step}}.
static std::string expand(const std::string &request, const cells &answers)
{
    std::string expanded;
    std::size_t from = 0, open = 0;
    while ((open = request.find("{{", from)) != std::string::npos) {
        const auto close = request.find("}}", open);
        expanded += request.substr(from, open - from) + answers.at(request.substr(open + 2, close - open - 2));
        from = close + 2;
    }
    return expanded + request.substr(from);
}

/// What stands in an error document of the finding.
static std::vector<std::string> told_of(const skillcert::finding &refused)
{
    return {"\"zh\":\"" + refused.message(lang::zh) + "\"", "\"en\":\"" + refused.message(lang::en) + "\"",
            "\"cure_zh\":\"" + refused.cure(lang::zh) + "\"", "\"cure_en\":\"" + refused.cure(lang::en) + "\""};
}

static unsigned run_scenario()
{
    std::ifstream file(folder + "/scenario.answers", std::ios::binary);
    cells answers;
    unsigned documents = 0;
    for (const auto &row : read("scenario").rows) {
        const auto answer = skillcert::document(row.at("operation"), expand(row.at("request"), answers));
        const std::string &text = answer ? *answer : answer.error().document;
        cells expected = {{"code", row.at("code")}, {"answer", ""}};
        cells found = {{"code", answer ? "ok" : skillcert::name(list::code, answer.error().code())}, {"answer", text}};
        std::getline(file, expected["answer"]);
        if (!answer)
            for (const auto &member : told_of(answer.error()))
                if (text.find(member) == std::string::npos)
                    expected["sentences"] += member;
        judge("scenario " + row.at("step"), expected, found);
        answers[row.at("step")] = text;
        documents++;
    }
    const auto none = skillcert::document("no_operation", "{}");
    cells refused = {{"code", none ? "ok" : skillcert::name(list::code, none.error().code())}};
    judge("scenario", {{"code", "kind_unknown"}}, refused);
    cells left = {{"further answers", ""}};
    std::getline(file, left["further answers"], '\0');
    judge("scenario", {{"further answers", ""}}, left);
    return documents;
}

int main(int argc, char **argv)
{
    if (argc != 2 || !skillcert::compatible() || !skillcert::self_test())
        return 2;
    folder = argv[1];
    for (const auto &row : read("schemes").rows)
        schemes.emplace(row.at("name"), scheme(row));
    for (const auto &row : read("messages").rows)
        messages[row.at("table") + " " + row.at("row")] = row;
    run_table("number", run_number);
    run_table("parts", run_parts);
    run_table("region", run_region);
    run_table("score", run_score);
    run_table("mark", run_mark);
    run_table("cell", run_cell);
    run_table("decide", run_decide);
    run_table("series", run_series);
    run_table("date", run_date);
    run_table("audit", run_audit);
    run_table("recover", run_recover);
    run_table("diagnose", run_diagnose);
    run_columns();
    run_vocabulary();
    const unsigned documents = run_scenario();
    if (failed > 0 || told != messages.size()) {
        std::cerr << "cpp: " << failed << " cells differ; " << told << " of " << messages.size() << " messages met\n";
        return 1;
    }
    std::cout << "cpp: " << rows << " rows, " << documents << " documents agree\n";
}
