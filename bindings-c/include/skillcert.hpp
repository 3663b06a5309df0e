/*
 * skillcert.hpp: skillcert.h for C++17 and later, header only.
 *
 * Text in is std::string_view, text out std::string, both bytes in UTF-8. What can be refused returns a result<T>: the
 * value, or a finding that tells code, component, position, hint, clause, and sentence and cure in Chinese and English.
 * Nothing throws but result::value() where there is no value (std::logic_error; std::abort() in programs without
 * exceptions), and std::string without memory.
 *
 * Lists that grow (codes, components, hints, clauses) stay the numbers of skillcert.h, so that a switch can use
 * SKILLCERT_CODE_…; name() and text() put them into words. Call compatible() once at the start.
 */
#ifndef SKILLCERT_HPP
#define SKILLCERT_HPP

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "skillcert.h"

namespace skillcert {

enum class lang : std::int32_t { zh = SKILLCERT_LANG_ZH, en = SKILLCERT_LANG_EN };

/// The parts of an assessment, as errors name them.
enum class part : std::int32_t {
    theory = SKILLCERT_COMPONENT_SCORE_THEORY,
    practical = SKILLCERT_COMPONENT_SCORE_PRACTICAL
};

enum class pass_rule : std::int32_t {
    practical = SKILLCERT_RULE_PRACTICAL,
    theory_and_practical = SKILLCERT_RULE_THEORY_AND_PRACTICAL
};

enum class outcome : std::int32_t {
    passed = SKILLCERT_OUTCOME_PASSED,
    failed = SKILLCERT_OUTCOME_FAILED,
    undecided = SKILLCERT_OUTCOME_UNDECIDED
};

/// How much an answer about a number is worth, weakest first.
enum class assurance : std::int32_t {
    well_formed = SKILLCERT_ASSURANCE_WELL_FORMED,
    known_codes = SKILLCERT_ASSURANCE_KNOWN_CODES,
    issued = SKILLCERT_ASSURANCE_ISSUED
};

/// The lists of words.
enum class list : std::int32_t {
    code = SKILLCERT_LIST_CODE,
    component = SKILLCERT_LIST_COMPONENT,
    hint = SKILLCERT_LIST_HINT,
    clause = SKILLCERT_LIST_CLAUSE,
    rule = SKILLCERT_LIST_RULE,
    outcome = SKILLCERT_LIST_OUTCOME,
    assurance = SKILLCERT_LIST_ASSURANCE,
    seal = SKILLCERT_LIST_SEAL,
    center_level = SKILLCERT_LIST_CENTER_LEVEL,
    project_trait = SKILLCERT_LIST_PROJECT_TRAIT,
    disposition = SKILLCERT_LIST_DISPOSITION,
    erratum = SKILLCERT_LIST_ERRATUM,
    absence_policy = SKILLCERT_LIST_ABSENCE_POLICY,
    duty = SKILLCERT_LIST_DUTY,
    institution_kind = SKILLCERT_LIST_INSTITUTION_KIND,
    applicant_kind = SKILLCERT_LIST_APPLICANT_KIND,
    specification_scope = SKILLCERT_LIST_SPECIFICATION_SCOPE,
    project_stage = SKILLCERT_LIST_PROJECT_STAGE,
    catalog_step = SKILLCERT_LIST_CATALOG_STEP,
    station_stage = SKILLCERT_LIST_STATION_STAGE,
    station_step = SKILLCERT_LIST_STATION_STEP,
    station_attachment = SKILLCERT_LIST_STATION_ATTACHMENT,
    certificate_stage = SKILLCERT_LIST_CERTIFICATE_STAGE,
    certificate_step = SKILLCERT_LIST_CERTIFICATE_STEP,
    operation = SKILLCERT_LIST_OPERATION,
    repair = SKILLCERT_LIST_REPAIR,
    recovery_status = SKILLCERT_LIST_RECOVERY_STATUS,
    sheet_fate = SKILLCERT_LIST_SHEET_FATE
};

namespace detail {

/// The text that a function writes into a buffer; empty where it fails. No text is longer than a message.
template <class Text = std::string, class Unit = char, class Function, class... Arguments>
Text written(Function function, Arguments... arguments)
{
    Unit buffer[SKILLCERT_MESSAGE_MAX + 1];
    std::size_t length = 0;
    const bool done = function(arguments..., buffer, SKILLCERT_MESSAGE_MAX + 1, &length) == SKILLCERT_OK;
    return done ? Text(buffer, buffer + length) : Text();
}

/// The digits that a function writes for a value that was checked before.
template <class Function, class Integer>
std::string digits(Function format, Integer value)
{
    return written([=](char *buffer, std::size_t size, std::size_t *length) {
        return format(value, buffer, size, length, nullptr);
    });
}

/// What a function writes, however long it is; the work is done again where it is longer than was thought.
template <class Text, class Function>
Text filled(Function function)
{
    Text answer;
    std::size_t length = 16384;
    do {
        answer.resize(length);
        function(answer.data(), answer.size(), &length);
    } while (length > answer.size());
    answer.resize(length);
    return answer;
}

[[noreturn]] inline void no_value(const std::string &why)
{
#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
    throw std::logic_error(why);
#else
    std::fputs(why.c_str(), stderr);
    std::abort();
#endif
}

/// A value that is one integer, checked when it was made, and ordered by it.
template <class Self, class Integer>
class ordered {
public:
    friend constexpr bool operator==(const Self &a, const Self &b) noexcept { return a.integer_ == b.integer_; }
    friend constexpr bool operator!=(const Self &a, const Self &b) noexcept { return a.integer_ != b.integer_; }
    friend constexpr bool operator<(const Self &a, const Self &b) noexcept { return a.integer_ < b.integer_; }

protected:
    explicit constexpr ordered(Integer integer) noexcept : integer_(integer) {}
    Integer integer_;
};

}  // namespace detail

/// Whether the library is as new as this header.
inline bool compatible() noexcept { return skillcert_abi_check(SKILLCERT_ABI_VERSION) == SKILLCERT_OK; }

/// Whether this build of the library computes rightly on this machine; takes some milliseconds.
inline bool self_test() noexcept { return skillcert_selftest(nullptr) == SKILLCERT_OK; }

/// The stable name of a word, such as number_not_digit; of a clause its address; empty if there is no such word.
inline std::string name(list words, std::int32_t number)
{
    return detail::written(skillcert_name, static_cast<std::int32_t>(words), number);
}

namespace detail {

/// The number of a word; 0, which the library refuses, if there is none.
inline std::int32_t number_of(list words, std::string_view word)
{
    std::int32_t number = 1;
    for (std::string known = name(words, number); !known.empty(); known = name(words, ++number))
        if (known == word)
            return number;
    return 0;
}

}  // namespace detail

/// The text of a word, such as 合格.
inline std::string text(list words, std::int32_t number, lang language)
{
    return detail::written(skillcert_text, static_cast<std::int32_t>(words), number,
                           static_cast<std::int32_t>(language));
}

inline std::string text(outcome decided, lang language)
{
    return text(list::outcome, static_cast<std::int32_t>(decided), language);
}

/// The address of the provision that a code rests on; empty for codes of the calling interface.
inline std::string clause(std::int32_t code)
{
    return detail::written(skillcert_clause, code);
}

/// One statement about an input or a decision; as the error of a result, why the input cannot be used.
class finding {
public:
    finding(const skillcert_finding &raw) noexcept : raw_(raw) {}

    /// SKILLCERT_CODE_…, or SKILLCERT_PANIC.
    std::int32_t code() const noexcept { return raw_.code; }
    /// SKILLCERT_COMPONENT_….
    std::int32_t component() const noexcept { return raw_.component; }
    /// SKILLCERT_HINT_…, or 0.
    std::int32_t hint() const noexcept { return raw_.hint; }
    /// Where: the byte offset, from 0.
    std::optional<std::uint64_t> index() const { return given(raw_.has_index, raw_.index); }
    /// Where, counted from 1 (从左至右第n位).
    std::optional<std::uint64_t> position() const { return given(raw_.has_index, raw_.position); }
    /// The value that was met; scores in hundredths.
    std::optional<std::int64_t> value() const { return given(raw_.has_value, raw_.value); }
    /// The value that was expected, or the bound that was passed; scores in hundredths.
    std::optional<std::int64_t> limit() const { return given(raw_.has_limit, raw_.limit); }
    /// The address of the provision, such as 附件2·1.
    std::string clause() const { return name(list::clause, raw_.clause); }

    /// The offending character (U+FF11) or byte (0xA3), or nothing.
    std::string found() const
    {
        if (raw_.found_kind == 0)
            return {};
        char hex[16];
        std::snprintf(hex, sizeof hex, raw_.found_kind == SKILLCERT_FOUND_BYTE ? "0x%02X" : "U+%04X",
                      static_cast<unsigned>(raw_.found));
        return hex;
    }

    /// The sentence, with its clause.
    std::string message(lang language) const
    {
        const std::string sentence = detail::written(skillcert_message, &raw_, static_cast<std::int32_t>(language));
        return sentence.empty() ? "skillcert: failure " + std::to_string(code()) : sentence;
    }

    /// What would cure it; empty if the fault is the library's.
    std::string cure(lang language) const
    {
        return detail::written(skillcert_cure, &raw_, static_cast<std::int32_t>(language));
    }

    /// message() in GBK, for programs whose texts are in that encoding.
    std::string message_gbk(lang language) const
    {
        return detail::written(skillcert_message_gbk, &raw_, static_cast<std::int32_t>(language));
    }

    /// message() in UTF-16, for Windows and Qt.
    std::u16string message_utf16(lang language) const
    {
        const auto number = static_cast<std::int32_t>(language);
        return detail::written<std::u16string, std::uint16_t>(skillcert_message_utf16, &raw_, number);
    }

private:
    template <class Integer>
    static std::optional<Integer> given(std::int32_t flag, Integer value)
    {
        return flag ? std::optional<Integer>(value) : std::nullopt;
    }

    skillcert_finding raw_;
};

using error = finding;

/// A value or the error that stands in its place, after std::expected.
template <class T, class Error = error>
class [[nodiscard]] result {
public:
    /// The value, if the error has code 0.
    result(T value, Error error) : error_(std::move(error))
    {
        if (error_.code() == SKILLCERT_OK)
            value_ = std::move(value);
    }

    explicit operator bool() const noexcept { return value_.has_value(); }
    bool has_value() const noexcept { return value_.has_value(); }

    const T &value() const
    {
        if (!value_)
            detail::no_value(error_.message(lang::en));
        return *value_;
    }
    const T &operator*() const { return value(); }
    const T *operator->() const { return &value(); }

    /// Of a result with a value, an error with code 0.
    const Error &error() const noexcept { return error_; }

private:
    std::optional<T> value_;
    Error error_;
};

/// A date of the calendar.
class date : public detail::ordered<date, std::int32_t> {
public:
    /// Reads 2026-11-23.
    static result<date> parse(std::string_view text)
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        std::int32_t value = 0;
        skillcert_date_parse(text.data(), text.size(), &value, &err);
        return {date(value), err};
    }

    /// 20261123.
    std::int32_t value() const noexcept { return integer_; }

private:
    using ordered::ordered;
};

/// The parts of a certificate number; nothing is checked before certificate_number::from_parts().
struct parts {
    std::uint32_t year, province, city, serial;
};

/// Reads a code of exactly two digits: `kind` SKILLCERT_COMPONENT_PROVINCE or SKILLCERT_COMPONENT_CITY.
inline result<std::uint32_t> parse_region(std::int32_t kind, std::string_view text)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    std::int32_t value = 0;
    skillcert_region_parse(kind, text.data(), text.size(), &value, &err);
    return {static_cast<std::uint32_t>(value), err};
}

/// 证书编号: 13 digits that are well-formed; number_scheme tells more.
class certificate_number : public detail::ordered<certificate_number, std::uint64_t> {
public:
    static result<certificate_number> parse(std::string_view text)
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        std::uint64_t value = 0;
        skillcert_number_parse(text.data(), text.size(), nullptr, 0, &value, nullptr, &err);
        return {certificate_number(value), err};
    }

    /// From the decimal value that a database holds.
    static result<certificate_number> from_value(std::uint64_t value)
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        skillcert_parts raw = SKILLCERT_PARTS_INIT;
        skillcert_number_parts(value, &raw, &err);
        return {certificate_number(value), err};
    }

    static result<certificate_number> from_parts(const skillcert::parts &from)
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        const skillcert_parts raw = {sizeof raw, from.year, from.province, from.city, from.serial};
        std::uint64_t value = 0;
        skillcert_number_from_parts(&raw, &value, &err);
        return {certificate_number(value), err};
    }

    /// The decimal value, the form to store and calculate with.
    std::uint64_t value() const noexcept { return integer_; }

    skillcert::parts parts() const noexcept
    {
        skillcert_parts raw = SKILLCERT_PARTS_INIT;
        skillcert_number_parts(integer_, &raw, nullptr);
        return {raw.year, raw.province, raw.city, raw.serial};
    }

    /// The 13 digits.
    std::string str() const { return detail::digits(skillcert_number_format, integer_); }

private:
    friend class number_scheme;
    using ordered::ordered;
};

/// A number and how much the answer is worth.
struct checked_number {
    certificate_number number;
    skillcert::assurance assurance;
};

/// The state of one series: what the host stores per year of issue and city.
struct series {
    std::uint32_t year, city, next = 1;
};

/// Consecutive numbers, and `next` after them: to be stored in one transaction, if the stored `next` is still the old.
struct plan {
    certificate_number first, last;
    std::uint32_t next;
};

/// A character that was dropped, or read as the digit it means: SKILLCERT_REPAIR_…, the byte offset, the code point (0 for a
/// number cell).
struct repair {
    std::int32_t kind;
    std::uint32_t index;
    char32_t found;
};

/// A number that was got back, and what was done for it.
struct recovered_number {
    certificate_number number;
    std::vector<repair> repairs;
};

/// 编号办法: which provinces, cities and years a number may name.
class number_scheme {
public:
    number_scheme(std::uint32_t province, std::uint32_t first_year) noexcept
    {
        raw_.province = province;
        raw_.first_year = first_year;
    }

    /// What the notice itself says: province 18, first year 2019, city 01, the city table open.
    static number_scheme hunan() noexcept
    {
        number_scheme scheme(0, 0);
        skillcert_scheme_hunan(&scheme.raw_);
        return scheme;
    }

    /// The same with one city more, two digits.
    result<number_scheme> with_city(std::string_view code) const
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        std::int32_t city = 0;
        number_scheme scheme = *this;
        if (skillcert_region_parse(SKILLCERT_COMPONENT_CITY, code.data(), code.size(), &city, &err) == SKILLCERT_OK)
            scheme.raw_.cities[city / 64] |= std::uint64_t{1} << city % 64;
        return {scheme, err};
    }

    /// The same with a city table that is complete, in the host's version.
    number_scheme closed(std::uint32_t version) const noexcept
    {
        number_scheme scheme = *this;
        scheme.raw_.closed = 1;
        scheme.raw_.version = version;
        return scheme;
    }

    /// `as_of`: the date of the check, whose year no number may pass.
    result<checked_number> parse(std::string_view text, std::optional<date> as_of = {}) const
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        std::uint64_t value = 0;
        std::int32_t worth = 0;
        skillcert_number_parse(text.data(), text.size(), &raw_, day(as_of), &value, &worth, &err);
        return {{certificate_number(value), static_cast<assurance>(worth)}, err};
    }

    result<assurance> check(certificate_number number, std::optional<date> as_of = {}) const
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        std::int32_t worth = 0;
        skillcert_number_check(number.value(), &raw_, day(as_of), &worth, &err);
        return {static_cast<assurance>(worth), err};
    }

    /// Reads a damaged number without a guess; a number is refused as by parse(). Of SKILLCERT_CODE_NUMBER_DIGITS_LOST,
    /// value() and limit() are the lowest and the highest number that it may be.
    result<recovered_number> recover(std::string_view text, std::optional<date> as_of = {}) const
    {
        return recover(text, &raw_, day(as_of));
    }

    /// The same from a number cell.
    result<recovered_number> recover(std::int64_t value, std::optional<date> as_of = {}) const
    {
        return recover(value, &raw_, day(as_of));
    }

    /// Everything that is wrong with a text that should be a number.
    std::vector<finding> diagnose(std::string_view text, std::optional<date> as_of = {}) const
    {
        return diagnose(text, &raw_, day(as_of));
    }

    /// The next `count` numbers of a series, all or none. Nothing is changed.
    result<skillcert::plan> plan(const series &state, std::uint32_t count) const
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        const skillcert_series raw = {sizeof raw, state.year, state.city, state.next};
        skillcert_plan planned = SKILLCERT_PLAN_INIT;
        skillcert_series_plan(&raw_, &raw, count, &planned, &err);
        return {{certificate_number(planned.first), certificate_number(planned.last), planned.next}, err};
    }

    const skillcert_scheme &raw() const noexcept { return raw_; }

private:
    friend result<recovered_number> recover(std::string_view text);
    friend result<recovered_number> recover(std::int64_t value);
    friend std::vector<finding> diagnose(std::string_view text);

    static result<recovered_number> recover(std::string_view text, const skillcert_scheme *scheme, std::int32_t as_of)
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        skillcert_recovery raw = SKILLCERT_RECOVERY_INIT;
        skillcert_number_recover(text.data(), text.size(), scheme, as_of, &raw, &err);
        return {recovered(raw), err};
    }

    static result<recovered_number> recover(std::int64_t value, const skillcert_scheme *scheme, std::int32_t as_of)
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        skillcert_recovery raw = SKILLCERT_RECOVERY_INIT;
        skillcert_number_recover_integer(value, scheme, as_of, &raw, &err);
        return {recovered(raw), err};
    }

    static recovered_number recovered(const skillcert_recovery &raw)
    {
        recovered_number found{certificate_number(raw.number), {}};
        for (std::uint32_t i = 0; i < raw.repair_count; i++)
            found.repairs.push_back({static_cast<std::int32_t>(raw.kinds[i]), raw.places[i], raw.found[i]});
        return found;
    }

    static std::vector<finding> diagnose(std::string_view text, const skillcert_scheme *scheme, std::int32_t as_of)
    {
        skillcert_findings raw = SKILLCERT_FINDINGS_INIT;
        skillcert_number_diagnose(text.data(), text.size(), scheme, as_of, &raw, nullptr);
        return {raw.findings, raw.findings + raw.finding_count};
    }

    static std::int32_t day(const std::optional<date> &as_of) { return as_of ? as_of->value() : 0; }

    skillcert_scheme raw_ = SKILLCERT_SCHEME_INIT;
};

/// number_scheme::recover() by the form of the number alone.
inline result<recovered_number> recover(std::string_view text) { return number_scheme::recover(text, nullptr, 0); }
inline result<recovered_number> recover(std::int64_t value) { return number_scheme::recover(value, nullptr, 0); }

/// number_scheme::diagnose() by the form of the number alone.
inline std::vector<finding> diagnose(std::string_view text) { return number_scheme::diagnose(text, nullptr, 0); }

/// The answers to the rows of a column, in their order: a number has its decimal value and code 0, a refused row 0 and its
/// code, a row without a value 0 and 0.
struct checked_column {
    std::vector<std::uint64_t> numbers;
    std::vector<std::uint16_t> codes;
};

/// Gives every row the verdict that parse() gives it, within a scheme or by its form alone. A default-constructed
/// string_view is a row without a value.
inline result<checked_column> check_column(const std::vector<std::string_view> &rows,
                                           const number_scheme *within = nullptr, std::optional<date> as_of = {})
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    std::vector<const char *> starts;
    std::vector<std::size_t> lengths;
    for (const auto row : rows) {
        starts.push_back(row.data());
        lengths.push_back(row.size());
    }
    std::vector<std::uint8_t> valid(rows.size() / 8 + 1);
    checked_column checked{std::vector<std::uint64_t>(rows.size()), std::vector<std::uint16_t>(rows.size())};
    skillcert_column_check_texts(starts.data(), lengths.data(), rows.size(), within ? &within->raw() : nullptr,
                                 as_of ? as_of->value() : 0, valid.data(), checked.numbers.data(),
                                 checked.codes.data(), nullptr, &err);
    return {std::move(checked), err};
}

/// Which serials of each series some rows have: bytes without personal data, to be sent and merged.
using audit_part = std::vector<std::uint8_t>;

/// The part of a column, as check_column() writes its numbers: 0 is a row without a value. `shard` names the rows, so that
/// they cannot count twice; `voids` were declared void.
inline result<audit_part> audit(std::string_view shard, const std::vector<std::uint64_t> &numbers,
                                const std::vector<std::uint64_t> &voids = {})
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    auto part = detail::filled<audit_part>([&](std::uint8_t *buffer, std::size_t size, std::size_t *length) {
        skillcert_audit_column(shard.data(), shard.size(), numbers.data(), nullptr, numbers.size(), voids.data(),
                               voids.size(), buffer, size, length, &err);
    });
    return {std::move(part), err};
}

/// The part of the rows of two parts, which have no shard in common.
inline result<audit_part> merge(const audit_part &first, const audit_part &second)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    auto sum = detail::filled<audit_part>([&](std::uint8_t *buffer, std::size_t size, std::size_t *length) {
        skillcert_audit_merge(first.data(), first.size(), second.data(), second.size(), buffer, size, length, &err);
    });
    return {std::move(sum), err};
}

/// What a part says, as JSON. `rows`: how many there should be; `last`: the last number of each series by the register.
inline result<std::string> report(const audit_part &part, std::optional<std::uint64_t> rows = {},
                                  const std::vector<std::uint64_t> &last = {})
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    auto json = detail::filled<std::string>([&](char *buffer, std::size_t size, std::size_t *length) {
        skillcert_audit_report(part.data(), part.size(), rows ? &*rows : nullptr, last.data(), last.size(), buffer, size,
                               length, &err);
    });
    return {std::move(json), err};
}

/// 成绩: 0 to 100 with at most two decimals. Nothing is ever rounded.
class score : public detail::ordered<score, std::int32_t> {
public:
    static result<score> parse(std::string_view text)
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        std::int32_t value = 0;
        skillcert_score_parse(text.data(), text.size(), &value, &err);
        return {score(value), err};
    }

    static result<score> from_hundredths(std::int32_t value)
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        char digits[8];
        skillcert_score_format(value, digits, sizeof digits, nullptr, &err);
        return {score(value), err};
    }

    /// 59.99 is 5999.
    std::int32_t hundredths() const noexcept { return integer_; }

    /// All digits and no more: 60, 60.5, 59.99.
    std::string str() const { return detail::digits(skillcert_score_format, integer_); }

private:
    friend class mark;
    using ordered::ordered;
};

/// What is recorded for one part: a score, absent, void, deferred, or (as it begins) nothing. Absence is not zero.
class mark {
public:
    mark() noexcept { raw_.kind = SKILLCERT_MARK_NONE; }

    mark(skillcert::score of) noexcept
    {
        raw_.kind = SKILLCERT_MARK_SCORE;
        raw_.hundredths = of.hundredths();
    }

    /// Reads a score, 缺考, 作废, 缓考 or nothing; `of` only names the part in errors.
    static result<mark> parse(std::string_view text, part of)
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        mark parsed;
        skillcert_mark_parse(text.data(), text.size(), static_cast<std::int32_t>(of), &parsed.raw_, &err);
        return {parsed, err};
    }

    /// Reads the cell of a table, with what the column 情况 beside it says.
    static result<mark> read(std::string_view cell, std::string_view status, part of)
    {
        skillcert_finding err = SKILLCERT_FINDING_INIT;
        mark parsed;
        skillcert_mark_read(cell.data(), cell.size(), status.data(), status.size(), static_cast<std::int32_t>(of),
                            &parsed.raw_, &err);
        return {parsed, err};
    }

    /// SKILLCERT_MARK_….
    std::int32_t kind() const noexcept { return raw_.kind; }

    std::optional<skillcert::score> score() const
    {
        if (kind() != SKILLCERT_MARK_SCORE)
            return std::nullopt;
        return skillcert::score(raw_.hundredths);
    }

    const skillcert_mark &raw() const noexcept { return raw_; }

private:
    skillcert_mark raw_ = SKILLCERT_MARK_INIT;
};

/// The marks of one candidate, by name so that they cannot change places.
struct marks {
    mark practical, theory;
};

/// 合格与否, with a finding for each part that the rule asks for, theory first.
struct decision {
    skillcert::outcome outcome;
    std::vector<finding> findings;

    bool passed() const noexcept { return outcome == skillcert::outcome::passed; }
};

/// Decides one candidate: every part that the rule asks for needs 60. "Failed" is an answer, not an error.
inline result<decision> decide(pass_rule rule, const marks &recorded)
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    const skillcert_marks raw = {sizeof raw, 0, recorded.practical.raw(), recorded.theory.raw()};
    skillcert_decision decided = SKILLCERT_DECISION_INIT;
    skillcert_rule_decide(static_cast<std::int32_t>(rule), &raw, &decided, &err);
    decision found{static_cast<outcome>(decided.outcome), {}};
    for (std::uint32_t i = 0; i < decided.finding_count; i++)
        found.findings.emplace_back(decided.findings[i]);
    return {std::move(found), err};
}

/// Why a request was refused, and the error document: path, line, column, note, both sentences and cures.
struct refusal : finding {
    std::string document;
};

/// Runs an operation on JSON: document("fee_bill", request). The work is done again if the answer is long.
inline result<std::string, refusal> document(std::string_view operation, std::string_view request)
{
    const std::int32_t number = detail::number_of(list::operation, operation);
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    auto answer = detail::filled<std::string>([&](char *buffer, std::size_t size, std::size_t *length) {
        skillcert_document(number, request.data(), request.size(), buffer, size, length, &err);
    });
    if (err.code == SKILLCERT_OK)
        return {std::move(answer), {err, {}}};
    return {{}, {err, std::move(answer)}};
}

}  // namespace skillcert

#endif  // SKILLCERT_HPP
