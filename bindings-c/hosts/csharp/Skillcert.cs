// 湖南省专项职业能力考核 (湘人社函〔2020〕80号), through libskillcert; skillcert.h tells the rest. C# 7 for Mono and .NET.
// A refused input throws Skillcert.Refused. Texts are strings, or byte arrays where the bytes must arrive as they are.
using System;
using System.Runtime.InteropServices;
using System.Text;

public static class Skillcert
{
    public enum Lang { Zh = 1, En = 2 }
    public enum List { Code = 1, Component, Hint, Clause, Rule, Outcome, Assurance, Seal, CenterLevel, ProjectTrait,
        Disposition, Erratum, AbsencePolicy, Duty, InstitutionKind, ApplicantKind,
        SpecificationScope, ProjectStage, CatalogStep, StationStage, StationStep,
        StationAttachment, CertificateStage, CertificateStep, Operation, Repair, RecoveryStatus, SheetFate }
    public enum Component { Province = 3, City = 4, ScoreTheory = 12, ScorePractical = 13, Quantity = 31 }
    public enum Rule { Practical = 1, TheoryAndPractical = 2 }
    public enum Outcome { Passed = 1, Failed = 2, Undecided = 3 }
    public enum Assurance { WellFormed = 1, KnownCodes = 2, Issued = 3 }
    public enum MarkKind { None = 1, Score = 2, Absent = 3, Void = 4, Deferred = 5 }
    const int AbiVersion = 1, MessageMax = 512;

    static Skillcert()
    {
        if (skillcert_abi_check(AbiVersion) != 0)
            throw new InvalidOperationException("libskillcert is older than this binding");
    }

    /// <summary>Reads 13 ASCII digits; with a scheme also year, province and city, up to 20261123 (or 0).</summary>
    public static Checked Parse(byte[] text, Scheme? scheme, int asOf)
    {
        var err = Empty;
        var answer = new Checked();
        Check(skillcert_number_parse(text, Size(text), Nullable(scheme), asOf, out answer.Number, out answer.Assurance,
            ref err), err);
        return answer;
    }

    public static Checked Parse(string text, Scheme? scheme, int asOf) => Parse(Utf8(text), scheme, asOf);

    /// <summary>What Parse says about a number that is known already.</summary>
    public static Assurance CheckNumber(ulong number, Scheme scheme, int asOf)
    {
        var err = Empty;
        Check(skillcert_number_check(number, ref scheme, asOf, out var assurance, ref err), err);
        return assurance;
    }

    /// <summary>Reads a damaged number without a guess, in a scheme or by its form alone. Of number_digits_lost, Value
    /// and Limit are the lowest and the highest number that it may be.</summary>
    public static Recovered Recover(byte[] text, Scheme? scheme, int asOf)
    {
        var err = Empty;
        var recovery = RecoveryRecord.Empty;
        Check(skillcert_number_recover(text, Size(text), Nullable(scheme), asOf, ref recovery, ref err), err);
        return new Recovered(recovery);
    }

    public static Recovered Recover(string text, Scheme? scheme, int asOf) => Recover(Utf8(text), scheme, asOf);

    /// <summary>The same from a number cell.</summary>
    public static Recovered Recover(long value, Scheme? scheme, int asOf)
    {
        var err = Empty;
        var recovery = RecoveryRecord.Empty;
        Check(skillcert_number_recover_integer(value, Nullable(scheme), asOf, ref recovery, ref err), err);
        return new Recovered(recovery);
    }

    /// <summary>Everything that is wrong with a text that should be a number.</summary>
    public static Finding[] Diagnose(byte[] text, Scheme? scheme, int asOf)
    {
        var err = Empty;
        var findings = new FindingsRecord { structSize = SizeOf<FindingsRecord>(), findings = new Finding[14] };
        Check(skillcert_number_diagnose(text, Size(text), Nullable(scheme), asOf, ref findings, ref err), err);
        Array.Resize(ref findings.findings, (int)findings.count);
        return findings.findings;
    }

    /// <summary>The verdict of Parse on every row, as a number or 0, and as a code or 0. A null has neither.</summary>
    public static ulong[] CheckColumn(byte[][] rows, Scheme? scheme, int asOf, out ushort[] codes)
    {
        var err = Empty;
        var numbers = new ulong[rows.Length];
        codes = new ushort[rows.Length];
        var memory = Array.ConvertAll(rows, row => GCHandle.Alloc(row, GCHandleType.Pinned));
        var starts = Array.ConvertAll(memory, row => row.AddrOfPinnedObject());
        var lengths = Array.ConvertAll(rows, row => row == null ? UIntPtr.Zero : Size(row));
        try
        {
            Check(skillcert_column_check_texts(starts, lengths, (UIntPtr)rows.Length, Nullable(scheme), asOf,
                new byte[rows.Length / 8 + 1], numbers, codes, IntPtr.Zero, ref err), err);
        }
        finally
        {
            foreach (var row in memory) row.Free();
        }
        return numbers;
    }

    public static ulong[] CheckColumn(string[] rows, Scheme? scheme, int asOf, out ushort[] codes) =>
        CheckColumn(Array.ConvertAll(rows, row => row == null ? null : Utf8(row)), scheme, asOf, out codes);

    /// <summary>Which serials of each series a column has, as a part: bytes to send and merge. 0 is a row without a value;
    /// the shard names the rows, so that they cannot count twice; voids were declared void.</summary>
    public static byte[] Audit(string shard, ulong[] numbers, params ulong[] voids)
    {
        var name = Utf8(shard);
        return Filled((byte[] buf, out UIntPtr length, ref Finding err) =>
            skillcert_audit_column(name, Size(name), numbers, IntPtr.Zero, Size(numbers), voids, Size(voids),
                buf, Size(buf), out length, ref err));
    }

    /// <summary>The part of the rows of two parts, which have no shard in common.</summary>
    public static byte[] Merge(byte[] first, byte[] second) =>
        Filled((byte[] buf, out UIntPtr length, ref Finding err) =>
            skillcert_audit_merge(first, Size(first), second, Size(second), buf, Size(buf), out length, ref err));

    /// <summary>What a part says, as JSON: how many rows there should be, or null, and the last number of each series
    /// by the register.</summary>
    public static string Report(byte[] part, ulong? rows, params ulong[] last) =>
        Encoding.UTF8.GetString(Filled((byte[] buf, out UIntPtr length, ref Finding err) =>
            skillcert_audit_report(part, Size(part), Nullable(rows), last, Size(last), buf, Size(buf),
                out length, ref err)));

    public static string Format(ulong number) => Digits((byte[] buf, out UIntPtr length, ref Finding err) =>
        skillcert_number_format(number, buf, Size(buf), out length, ref err));

    public static Parts PartsOf(ulong number)
    {
        var err = Empty;
        var parts = new Parts { structSize = SizeOf<Parts>() };
        Check(skillcert_number_parts(number, ref parts, ref err), err);
        return parts;
    }

    public static ulong FromParts(Parts parts)
    {
        var err = Empty;
        parts.structSize = SizeOf<Parts>();
        Check(skillcert_number_from_parts(ref parts, out var number, ref err), err);
        return number;
    }

    /// <summary>Reads the two digits of Component.Province or Component.City.</summary>
    public static int Region(Component kind, byte[] text)
    {
        var err = Empty;
        Check(skillcert_region_parse(kind, text, Size(text), out var value, ref err), err);
        return value;
    }

    public static int Region(Component kind, string text) => Region(kind, Utf8(text));

    /// <summary>Reads a score as hundredths: 59.99 is 5999. Nothing is ever rounded.</summary>
    public static int Score(byte[] text)
    {
        var err = Empty;
        Check(skillcert_score_parse(text, Size(text), out var hundredths, ref err), err);
        return hundredths;
    }

    public static int Score(string text) => Score(Utf8(text));

    public static string FormatScore(int hundredths) => Digits((byte[] buf, out UIntPtr length, ref Finding err) =>
        skillcert_score_format(hundredths, buf, Size(buf), out length, ref err));

    /// <summary>Reads the mark of ScoreTheory or ScorePractical: a score, 缺考, 作废, 缓考, or nothing yet.</summary>
    public static Mark ReadMark(Component part, byte[] text)
    {
        var err = Empty;
        var mark = new Mark { structSize = SizeOf<Mark>() };
        Check(skillcert_mark_parse(text, Size(text), part, ref mark, ref err), err);
        return mark;
    }

    public static Mark ReadMark(Component part, string text) => ReadMark(part, Utf8(text));

    /// <summary>Reads a mark from the cell of a table, with what the column 情况 beside it says.</summary>
    public static Mark ReadMark(Component part, byte[] cell, byte[] status)
    {
        var err = Empty;
        var mark = new Mark { structSize = SizeOf<Mark>() };
        Check(skillcert_mark_read(cell, Size(cell), status, Size(status), part, ref mark, ref err), err);
        return mark;
    }

    /// <summary>合格与否. A part that is not assessed is Mark.None.</summary>
    public static Decision Decide(Rule rule, Mark practical, Mark theory)
    {
        var err = Empty;
        var marks = new Marks { structSize = SizeOf<Marks>(), practical = practical, theory = theory };
        var decision = new Decision { structSize = SizeOf<Decision>() };
        Check(skillcert_rule_decide(rule, ref marks, ref decision, ref err), err);
        return decision;
    }

    /// <summary>The next n numbers of a series; store them and the new counter in one transaction.</summary>
    public static Plan PlanNumbers(Scheme scheme, Series series, uint n)
    {
        var err = Empty;
        var plan = new Plan { structSize = SizeOf<Plan>() };
        series.structSize = SizeOf<Series>();
        Check(skillcert_series_plan(ref scheme, ref series, n, ref plan, ref err), err);
        return plan;
    }

    /// <summary>Reads 2026-11-23 as 20261123.</summary>
    public static int Date(byte[] text)
    {
        var err = Empty;
        Check(skillcert_date_parse(text, Size(text), out var date, ref err), err);
        return date;
    }

    public static int Date(string text) => Date(Utf8(text));

    /// <summary>Runs the tables that the library holds: proof that it computes rightly on this machine.</summary>
    public static void SelfTest()
    {
        var err = Empty;
        Check(skillcert_selftest(ref err), err);
    }

    /// <summary>The stable name of a word of a list, null if there is none.</summary>
    public static string Name(List list, int number) => Written((char[] buf, UIntPtr cap, out UIntPtr length) =>
        skillcert_name_utf16(list, number, buf, cap, out length));

    /// <summary>A word of a list in one language, such as 合格.</summary>
    public static string Text(List list, int number, Lang lang) =>
        Written((char[] buf, UIntPtr cap, out UIntPtr length) =>
            skillcert_text_utf16(list, number, lang, buf, cap, out length));

    /// <summary>The address of the provision that a code rests on, such as 附件2·1.</summary>
    public static string Clause(int code) => Written((char[] buf, UIntPtr cap, out UIntPtr length) =>
        skillcert_clause_utf16(code, buf, cap, out length));

    /// <summary>Runs an operation such as fee_bill, JSON in and JSON out; a long answer is made twice.</summary>
    public static string Document(string operation, string request)
    {
        var number = NumberOf(List.Operation, operation);
        var json = Utf8(request);
        return Encoding.UTF8.GetString(Filled((byte[] buf, out UIntPtr length, ref Finding err) =>
            skillcert_document(number, json, Size(json), buf, Size(buf), out length, ref err)));
    }

    /// <summary>The number of a word; 0, which the library refuses, if there is none.</summary>
    static int NumberOf(List list, string word)
    {
        var number = 1;
        for (var name = Name(list, number); name != word; name = Name(list, ++number))
            if (name == null) return 0;
        return number;
    }

    internal static Finding Empty => new Finding { structSize = SizeOf<Finding>() };

    static void Check(int code, Finding err)
    {
        if (code != 0) throw new Refused(err);
    }

    delegate int Writer(char[] buf, UIntPtr cap, out UIntPtr length);

    /// <summary>The text that a function writes, null if it fails. No text is longer than a message.</summary>
    static string Written(Writer write)
    {
        var text = new char[MessageMax];
        return write(text, (UIntPtr)text.Length, out var length) == 0 ? new string(text, 0, (int)length) : null;
    }

    delegate int Formatter(byte[] buf, out UIntPtr length, ref Finding err);

    static string Digits(Formatter format)
    {
        var err = Empty;
        var digits = new byte[14];
        Check(format(digits, out var length, ref err), err);
        return String(digits, length);
    }

    /// <summary>What a function writes, however long it is; a refusal may come with an error document.</summary>
    static byte[] Filled(Formatter write)
    {
        var err = Empty;
        var answer = new byte[16384];
        int code;
        while (true)
        {
            code = write(answer, out var length, ref err);
            var longer = (int)length > answer.Length;
            Array.Resize(ref answer, (int)length);
            if (!longer) break;
        }
        if (code != 0) throw new Refused(err, Encoding.UTF8.GetString(answer));
        return answer;
    }

    static uint SizeOf<T>() => (uint)Marshal.SizeOf(typeof(T));

    static UIntPtr Size(Array memory) => (UIntPtr)memory.Length;

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static string String(byte[] text, UIntPtr length) => Encoding.UTF8.GetString(text, 0, (int)length);

    /// <summary>An array of one struct, or null for a null pointer.</summary>
    static T[] Nullable<T>(T? value) where T : struct => value.HasValue ? new[] { value.Value } : null;

    /// <summary>A refused input, or a fault inside the library (code -99).</summary>
    public sealed class Refused : Exception
    {
        public Finding Finding { get; }
        /// <summary>The error document of a refused document, which also tells the path; else empty.</summary>
        public string Document { get; }

        internal Refused(Finding finding, string document = "")
            : base(finding.Message(Lang.Zh) ?? "skillcert: code " + finding.Code)
        {
            Finding = finding;
            Document = document;
        }
    }

    public struct Checked
    {
        public ulong Number;
        /// <summary>How much the answer is worth; without a scheme never more than WellFormed.</summary>
        public Assurance Assurance;
    }

    /// <summary>One statement about an input or a decision; null where nothing is given.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Finding
    {
        internal uint structSize;
        internal int code, component;
        int hint, clause, foundKind;
        uint found;
        int hasIndex, hasValue, hasLimit;
        ulong index, position;
        long value, limit;
        ulong row, reserved0, reserved1;

        public int Code => code;
        public string CodeName => Name(List.Code, code);
        public string ComponentName => Name(List.Component, component);
        public string HintName => Name(List.Hint, hint);
        public string ClauseName => Name(List.Clause, clause);
        /// <summary>The offending character or byte, such as U+FF11 or 0xA3.</summary>
        public string Found => foundKind == 0 ? null : foundKind == 1 ? $"U+{found:X4}" : $"0x{found:X2}";
        /// <summary>Where: the byte from 0.</summary>
        public ulong? Index => hasIndex == 1 ? index : (ulong?)null;
        /// <summary>Where, as the notice counts: from 1.</summary>
        public ulong? Position => hasIndex == 1 ? position : (ulong?)null;
        public long? Value => hasValue == 1 ? value : (long?)null;
        public long? Limit => hasLimit == 1 ? limit : (long?)null;

        /// <summary>The sentence with its clause.</summary>
        public string Message(Lang lang)
        {
            var finding = this;
            return Written((char[] buf, UIntPtr cap, out UIntPtr length) =>
                skillcert_message_utf16(ref finding, lang, buf, cap, out length));
        }

        /// <summary>What would cure it.</summary>
        public string Cure(Lang lang)
        {
            var finding = this;
            return Written((char[] buf, UIntPtr cap, out UIntPtr length) =>
                skillcert_cure_utf16(ref finding, lang, buf, cap, out length));
        }
    }

    /// <summary>A number that was got back, and what was done for it.</summary>
    public sealed class Recovered
    {
        public ulong Number { get; }
        public Change[] Repairs { get; }

        internal Recovered(RecoveryRecord record)
        {
            Number = record.number;
            Repairs = new Change[record.count];
            for (var i = 0; i < Repairs.Length; i++)
                Repairs[i] = new Change((int)record.kinds[i], record.places[i], record.found[i]);
        }
    }

    /// <summary>A character that was dropped, or read as the digit it means.</summary>
    public sealed class Change
    {
        readonly uint found;
        public int Kind { get; }
        /// <summary>Where: the byte from 0.</summary>
        public uint Index { get; }
        public string KindName => Name(List.Repair, Kind);
        /// <summary>The character, such as U+FF11; null for a number cell.</summary>
        public string Found => found == 0 ? null : $"U+{found:X4}";

        internal Change(int kind, uint index, uint found)
        {
            Kind = kind;
            Index = index;
            this.found = found;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct RecoveryRecord
    {
        internal uint structSize, count;
        internal ulong number;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 52)] internal uint[] kinds;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 52)] internal uint[] places;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 52)] internal uint[] found;

        internal static RecoveryRecord Empty => new RecoveryRecord
        {
            structSize = SizeOf<RecoveryRecord>(), kinds = new uint[52], places = new uint[52], found = new uint[52],
        };
    }

    [StructLayout(LayoutKind.Sequential)]
    struct FindingsRecord
    {
        internal uint structSize, count;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 14)] internal Finding[] findings;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Parts
    {
        internal uint structSize;
        public uint Year, Province, City, Serial;
    }

    /// <summary>编号办法: the province, the first year and the cities of numbers; closed if others are refused.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Scheme
    {
        uint structSize, province, firstYear;
        int closed;
        uint version, reserved;
        ulong cities0, cities1;

        public Scheme(uint province, uint firstYear, bool closed, uint version, params int[] cities) : this()
        {
            structSize = SizeOf<Scheme>();
            this.province = province;
            this.firstYear = firstYear;
            this.closed = closed ? 1 : 0;
            this.version = version;
            foreach (var city in cities) Add(city);
        }

        /// <summary>What the notice itself says: province 18, city 01, from 2019, open. Add the other cities.</summary>
        public static Scheme Hunan()
        {
            var scheme = new Scheme(0, 0, false, 0);
            skillcert_scheme_hunan(ref scheme);
            return scheme;
        }

        public void Add(int city)
        {
            if (city < 64) cities0 |= 1UL << city;
            else cities1 |= 1UL << (city - 64);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Mark
    {
        internal uint structSize;
        public MarkKind Kind;
        public int Hundredths;
        uint reserved;

        public static Mark None => new Mark { Kind = MarkKind.None };
    }

    [StructLayout(LayoutKind.Sequential)]
    struct Marks
    {
        internal uint structSize, reserved;
        internal Mark practical, theory;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Decision
    {
        internal uint structSize;
        Outcome outcome;
        uint count, reserved;
        Finding first, second;

        public Outcome Outcome => outcome;
        /// <summary>One for each part that the rule asks for.</summary>
        public Finding[] Findings => count == 2 ? new[] { first, second } : new[] { first };
    }

    /// <summary>The numbers of one year of issue and one city; Next is the first serial not yet used.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Series
    {
        internal uint structSize;
        public uint Year, City, Next;
    }

    /// <summary>The first and the last number, which follow without a gap, and the counter afterwards.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Plan
    {
        internal uint structSize;
        public uint Next;
        public ulong First, Last;
    }

    const string Lib = "skillcert";
    const CallingConvention C = CallingConvention.Winapi; // stdcall on 32-bit Windows
    const CharSet Utf16 = CharSet.Unicode;
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_selftest(ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_abi_check(int version);
    [DllImport(Lib, CallingConvention = C, CharSet = Utf16)] static extern int skillcert_message_utf16(
        ref Finding finding, Lang lang, [Out] char[] buf, UIntPtr cap, out UIntPtr length);
    [DllImport(Lib, CallingConvention = C, CharSet = Utf16)] static extern int skillcert_cure_utf16(
        ref Finding finding, Lang lang, [Out] char[] buf, UIntPtr cap, out UIntPtr length);
    [DllImport(Lib, CallingConvention = C, CharSet = Utf16)] static extern int skillcert_clause_utf16(
        int code, [Out] char[] buf, UIntPtr cap, out UIntPtr length);
    [DllImport(Lib, CallingConvention = C, CharSet = Utf16)] static extern int skillcert_name_utf16(
        List list, int number, [Out] char[] buf, UIntPtr cap, out UIntPtr length);
    [DllImport(Lib, CallingConvention = C, CharSet = Utf16)] static extern int skillcert_text_utf16(
        List list, int number, Lang lang, [Out] char[] buf, UIntPtr cap, out UIntPtr length);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_scheme_hunan(ref Scheme scheme);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_number_parse(
        byte[] text, UIntPtr len, Scheme[] scheme, int asOf, out ulong number, out Assurance assurance,
        ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_number_check(
        ulong number, ref Scheme scheme, int asOf, out Assurance assurance, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_number_recover(
        byte[] text, UIntPtr len, Scheme[] scheme, int asOf, ref RecoveryRecord recovery, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_number_recover_integer(
        long value, Scheme[] scheme, int asOf, ref RecoveryRecord recovery, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_number_diagnose(
        byte[] text, UIntPtr len, Scheme[] scheme, int asOf, ref FindingsRecord findings, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_number_format(
        ulong number, byte[] buf, UIntPtr cap, out UIntPtr length, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_number_parts(
        ulong number, ref Parts parts, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_number_from_parts(
        ref Parts parts, out ulong number, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_column_check_texts(
        IntPtr[] starts, UIntPtr[] lens, UIntPtr rows, Scheme[] scheme, int asOf, [Out] byte[] valid,
        [Out] ulong[] numbers, [Out] ushort[] codes, IntPtr counts, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_audit_column(
        byte[] shard, UIntPtr len, ulong[] numbers, IntPtr codes, UIntPtr rows, ulong[] voids, UIntPtr nVoids,
        byte[] buf, UIntPtr cap, out UIntPtr length, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_audit_merge(
        byte[] first, UIntPtr firstLen, byte[] second, UIntPtr secondLen, byte[] buf, UIntPtr cap, out UIntPtr length,
        ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_audit_report(
        byte[] part, UIntPtr len, ulong[] rows, ulong[] last, UIntPtr nLast, byte[] buf, UIntPtr cap,
        out UIntPtr length, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_region_parse(
        Component kind, byte[] text, UIntPtr len, out int value, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_score_parse(
        byte[] text, UIntPtr len, out int hundredths, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_score_format(
        int hundredths, byte[] buf, UIntPtr cap, out UIntPtr length, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_mark_parse(
        byte[] text, UIntPtr len, Component part, ref Mark mark, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_mark_read(
        byte[] cell, UIntPtr len, byte[] status, UIntPtr statusLen, Component part, ref Mark mark, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_rule_decide(
        Rule rule, ref Marks marks, ref Decision decision, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_series_plan(
        ref Scheme scheme, ref Series series, uint n, ref Plan plan, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_date_parse(
        byte[] text, UIntPtr len, out int date, ref Finding err);
    [DllImport(Lib, CallingConvention = C)] static extern int skillcert_document(
        int operation, byte[] text, UIntPtr len, byte[] buf, UIntPtr cap, out UIntPtr length, ref Finding err);
}
