// Runs every row of the case tables through the binding: Cases FOLDER. Rows and answers map titles to cells.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using static Skillcert;
using Row = System.Collections.Generic.Dictionary<string, string>;
using Answer = System.Collections.Generic.Dictionary<string, object>;

static class Cases
{
    static string folder;
    static Dictionary<string, Scheme> schemes;
    static Dictionary<string, Row> messages;
    static int rows, documents, failed;

    static int Main(string[] args)
    {
        folder = args[0];
        Console.OutputEncoding = new UTF8Encoding(false);
        schemes = Rows("schemes").ToDictionary(row => row["name"], ReadScheme);
        messages = Rows("messages").ToDictionary(row => row["table"] + row["row"]);
        SelfTest();
        RunTable("number", RunNumber);
        RunColumns();
        RunTable("parts", RunParts);
        RunTable("region", row => new Answer { ["value"] = Region(Word<Component>(row["kind"]), Bytes(row)) });
        RunTable("score", RunScore);
        RunTable("mark", row => Marked(ReadMark(Word<Component>(row["part"]), Bytes(row))));
        RunTable("cell", row => Marked(ReadMark(Word<Component>(row["part"]), Bytes(row), Encoding.UTF8.GetBytes(row["status"]))));
        RunTable("decide", RunDecide);
        RunTable("series", RunSeries);
        RunTable("date", RunDate);
        RunTable("audit", RunAudit);
        RunTable("recover", RunRecover);
        RunTable("diagnose", RunDiagnose);
        RunVocabulary();
        RunScenario();
        if (messages.Count > 0) Fail("messages.tsv: rows left", "0", messages.Count);
        Console.WriteLine(failed > 0 ? $"csharp: {failed} cells differ"
            : $"csharp: {rows} rows, {documents} documents agree");
        return failed > 0 ? 1 : 0;
    }

    static Answer RunNumber(Row row)
    {
        var scheme = row["scheme"] == "form" ? (Scheme?)null : schemes[row["scheme"]];
        var asOf = row["as_of"] == "" ? 0 : Date(row["as_of"]);
        var answer = Parse(Bytes(row), scheme, asOf);
        var parts = PartsOf(answer.Number);
        if (scheme.HasValue && CheckNumber(answer.Number, scheme.Value, asOf) != answer.Assurance)
            throw new InvalidDataException("CheckNumber and Parse differ");
        return new Answer
        {
            ["number"] = Format(FromParts(parts)), ["year"] = parts.Year, ["province"] = parts.Province.ToString("D2"),
            ["city"] = parts.City.ToString("D2"), ["serial"] = parts.Serial,
            ["assurance"] = scheme.HasValue ? Name(List.Assurance, (int)answer.Assurance) : "",
        };
    }

    // The rows again, those of one scheme and date as one column, with a last row without a value.
    static void RunColumns()
    {
        foreach (var column in Rows("number").GroupBy(row => (scheme: row["scheme"], date: row["as_of"])))
        {
            var scheme = column.Key.scheme == "form" ? (Scheme?)null : schemes[column.Key.scheme];
            var asOf = column.Key.date == "" ? 0 : Date(column.Key.date);
            var texts = column.Select(Bytes).Concat(new byte[][] { null }).ToArray();
            var numbers = CheckColumn(texts, scheme, asOf, out var codes);
            if (numbers.Length != texts.Length || numbers.Last() != 0 || codes.Last() != 0)
                Fail($"column of {column.Key}", "0 for a row without a value", numbers.Last());
            var place = 0;
            foreach (var row in column)
            {
                ulong number = numbers[place];
                var code = codes[place++];
                var answer = new Answer
                {
                    ["number"] = number == 0 ? "" : Format(number), ["code"] = code == 0 ? "ok" : Name(List.Code, code),
                };
                var expected = new Row { ["number"] = row["number"], ["code"] = row["code"] };
                Compare($"column of {column.Key}: {row["case"]}", expected, "number", answer);
            }
        }
    }

    static Answer RunParts(Row row)
    {
        var parts = new Parts
        {
            Year = Number(row, "year"), Province = Number(row, "province"), City = Number(row, "city"),
            Serial = Number(row, "serial"),
        };
        return new Answer { ["number"] = Format(FromParts(parts)) };
    }

    static Answer RunScore(Row row)
    {
        var hundredths = Score(Bytes(row));
        return new Answer { ["hundredths"] = hundredths, ["display"] = FormatScore(hundredths) };
    }

    static Answer Marked(Mark mark)
    {
        var word = mark.Kind == MarkKind.None ? "" : mark.Kind.ToString().ToLowerInvariant();
        return new Answer { ["mark"] = mark.Kind == MarkKind.Score ? FormatScore(mark.Hundredths) : word };
    }

    static Answer RunDecide(Row row)
    {
        var practical = ReadMark(Component.ScorePractical, row["practical"]);
        var theory = ReadMark(Component.ScoreTheory, row["theory"]);
        var decision = Decide(Word<Rule>(row["rule"]), practical, theory);
        var findings = decision.Findings.Select(f => $"{f.ComponentName}:{f.CodeName}:{f.Value - f.Limit}");
        return new Answer
        {
            ["outcome"] = Name(List.Outcome, (int)decision.Outcome), ["findings"] = string.Join(" ", findings),
        };
    }

    static Answer RunSeries(Row row)
    {
        var city = (uint)Region(Component.City, row["city"]);
        var series = new Series { Year = Number(row, "year"), City = city, Next = Number(row, "next") };
        var plan = PlanNumbers(schemes[row["scheme"]], series, Number(row, "n"));
        return new Answer { ["first"] = Format(plan.First), ["last"] = Format(plan.Last), ["after"] = plan.Next };
    }

    static Answer RunAudit(Row row)
    {
        var part = row["part"] == "" ? Audit(row["first_name"], Numbers(row, "first"), Numbers(row, "voids"))
            : Hex(row["part"]);
        if (row["second_name"] != "") part = Merge(part, Audit(row["second_name"], Numbers(row, "second")));
        var rows = row["rows"] == "" ? (ulong?)null : Number(row, "rows");
        return new Answer { ["report"] = Report(part, rows, Numbers(row, "last")) };
    }

    static ulong[] Numbers(Row row, string title) =>
        row[title].Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries).Select(ulong.Parse).ToArray();

    static byte[] Hex(string text) =>
        Enumerable.Range(0, text.Length / 2).Select(i => Convert.ToByte(text.Substring(2 * i, 2), 16)).ToArray();

    // The scheme of a row, none by form alone.
    static Scheme? Judge(Row row) => row["scheme"] == "form" ? (Scheme?)null : schemes[row["scheme"]];

    static int AsOf(Row row) => row["as_of"] == "" ? 0 : Date(row["as_of"]);

    static Answer RunRecover(Row row)
    {
        var recovered = row["cell"] == "integer" ? Recover(long.Parse(row["text"]), Judge(row), AsOf(row))
            : Recover(Bytes(row), Judge(row), AsOf(row));
        var repairs = recovered.Repairs.Select(repair => $"{repair.KindName}@{repair.Index}:{repair.Found}");
        return new Answer { ["number"] = Format(recovered.Number), ["repairs"] = string.Join(" ", repairs) };
    }

    static Answer RunDiagnose(Row row)
    {
        var findings = Diagnose(Bytes(row), Judge(row), AsOf(row));
        var shown = findings.Select(finding => $"{finding.ComponentName}:{finding.CodeName}:{finding.Index}");
        return new Answer { ["findings"] = string.Join(" ", shown) };
    }

    static Answer RunDate(Row row)
    {
        var date = Date(Bytes(row));
        return new Answer { ["value"] = $"{date / 10000:D4}-{date / 100 % 100:D2}-{date % 100:D2}" };
    }

    static void RunTable(string name, Func<Row, Answer> run)
    {
        var number = 0;
        foreach (var row in Rows(name))
        {
            Answer answer;
            number++;
            try
            {
                answer = run(row);
                answer["code"] = "ok";
            }
            catch (Refused refused)
            {
                messages.TryGetValue(name + number, out var message);
                messages.Remove(name + number);
                Expect(row, message);
                answer = Facts(refused.Finding, row);
            }
            Compare($"{name}:{number}", row, "code", answer);
            rows++;
        }
    }

    // Of an error also the clause, the position and the sentences are compared.
    static void Expect(Row row, Row message)
    {
        if (row.TryGetValue("index", out var index)) row["position"] = index == "" ? "" : $"{int.Parse(index) + 1}";
        row["provision"] = row["clause"];
        row["zh"] = message?["zh"] ?? "a row of messages.tsv";
        row["en"] = message?["en"] ?? "a row of messages.tsv";
    }

    static Answer Facts(Finding finding, Row row) => new Answer
    {
        ["code"] = finding.CodeName, ["component"] = finding.ComponentName, ["hint"] = finding.HintName,
        ["provision"] = finding.ClauseName, ["found"] = finding.Found, ["index"] = finding.Index,
        ["position"] = finding.Position, ["value"] = finding.Value, ["limit"] = finding.Limit,
        ["zh"] = finding.Message(Lang.Zh), ["en"] = finding.Message(Lang.En),
        // a quantity that is refused uses up no serial
        ["after"] = finding.ComponentName == "quantity" ? row["next"] : "",
    };

    static void RunVocabulary()
    {
        var words = Rows("vocabulary").ToList();
        var address = (int)Number(words.First(row => row["name"] == "address"), "number");
        foreach (var row in words)
        {
            var list = Word<List>(row["list"]);
            var number = (int)Number(row, "number");
            var answer = new Answer
            {
                ["name"] = Name(list, number), ["zh"] = Text(list, number, Lang.Zh),
                ["en"] = Text(list, number, Lang.En), ["clause"] = list == List.Code ? Clause(number) : "",
            };
            if (list == List.Code) RunCures(row, answer, number, address);
            Compare($"vocabulary {list}:{number}", row, "name", answer);
            CompareConstant(row, number);
            rows++;
        }
    }

    // The cures of a finding that is nothing but a code and a component, whose text they may name.
    static void RunCures(Row row, Answer answer, int code, int component)
    {
        var finding = Empty;
        finding.code = code;
        finding.component = component;
        foreach (var lang in new[] { Lang.Zh, Lang.En })
        {
            var title = lang == Lang.Zh ? "cure_zh" : "cure_en";
            answer[title] = finding.Cure(lang);
            row[title] = row[title].Replace("{component}", Text(List.Component, component, lang));
        }
    }

    // {{step}} in a request is the answer of an earlier step.
    static void RunScenario()
    {
        var lines = File.ReadAllLines(Path.Combine(folder, "scenario.answers"));
        var answers = new Row();
        foreach (var row in Rows("scenario"))
        {
            var request = Regex.Replace(row["request"], "{{(\\w+)}}", step => answers[step.Groups[1].Value]);
            var answer = Ask(row["operation"], request);
            answers[row["step"]] = answer["answer"].ToString();
            var expected = new Row { ["code"] = row["code"], ["answer"] = lines[documents++] };
            Compare($"scenario {row["step"]}", expected, "code", answer);
        }
        try { Fail("no such operation", "kind_unknown", Document("no_operation", "{}")); }
        catch (Refused refused) when (refused.Finding.CodeName == "kind_unknown") { }
        if (documents != lines.Length) Fail("scenario.answers: lines", documents.ToString(), lines.Length);
    }

    // The code and the answer; of a refusal the error document, in which the finding's sentences and cures stand.
    static Answer Ask(string operation, string request)
    {
        try
        {
            return new Answer { ["code"] = "ok", ["answer"] = Document(operation, request) };
        }
        catch (Refused refused)
        {
            var f = refused.Finding;
            var told = string.Format(@"""zh"":""{0}"",""en"":""{1}"",""cure_zh"":""{2}"",""cure_en"":""{3}""}}",
                f.Message(Lang.Zh), f.Message(Lang.En), f.Cure(Lang.Zh), f.Cure(Lang.En));
            if (!refused.Document.EndsWith(told, StringComparison.Ordinal)) Fail("an error document", told, refused.Document);
            return new Answer { ["code"] = f.CodeName, ["answer"] = refused.Document };
        }
    }

    // The constants of the binding are the numbers of the words that they name.
    static void CompareConstant(Row row, int number)
    {
        var type = typeof(Skillcert).GetNestedType(Pascal(row["list"]));
        if (type == null || !type.IsEnum || !Enum.IsDefined(type, Pascal(row["name"]))) return;
        var constant = (int)Enum.Parse(type, Pascal(row["name"]));
        if (constant != number) Fail($"{type} {row["name"]}", number.ToString(), constant);
    }

    static void Compare(string where, Row row, string from, Answer answer)
    {
        foreach (var expected in row.SkipWhile(cell => cell.Key != from))
        {
            answer.TryGetValue(expected.Key, out var found);
            if ((found ?? "").ToString() != expected.Value) Fail($"{where} {expected.Key}", expected.Value, found);
        }
    }

    static void Fail(string where, string expected, object found)
    {
        Console.WriteLine($"{where} is \"{found}\", expected \"{expected}\"");
        failed++;
    }

    static IEnumerable<Row> Rows(string table)
    {
        var lines = File.ReadLines(Path.Combine(folder, table + ".tsv")).Select(line => line.Split('\t')).ToList();
        var columns = Enumerable.Range(0, lines[0].Length);
        return lines.Skip(1).Select(cells => columns.ToDictionary(i => lines[0][i], i => cells[i]));
    }

    static Scheme ReadScheme(Row row)
    {
        var cities = row["cities"].Split(' ').Select(int.Parse).ToArray();
        var closed = row["closed"] == "1";
        return new Scheme(Number(row, "province"), Number(row, "first_year"), closed, Number(row, "version"), cities);
    }

    static uint Number(Row row, string title) => uint.Parse(row[title]);

    static T Word<T>(string name) => (T)Enum.Parse(typeof(T), Pascal(name));

    // score.theory is ScoreTheory
    static string Pascal(string name) =>
        Regex.Replace(name, "(^|[._])([a-z])", match => match.Groups[2].Value.ToUpperInvariant());

    // The cell `text` without escapes (a backslash, x and two digits are a byte), as often as `repeat` says.
    static byte[] Bytes(Row row)
    {
        var pieces = Regex.Matches(row["text"], @"\\x..|\\\\|[^\\]+").Cast<Match>().Select(match => match.Value);
        var once = pieces.SelectMany(Unescape).ToArray();
        var times = row.TryGetValue("repeat", out var repeat) && repeat != "" ? int.Parse(repeat) : 1;
        return Enumerable.Repeat(once, times).SelectMany(bytes => bytes).ToArray();
    }

    static byte[] Unescape(string piece)
    {
        if (piece.StartsWith(@"\x", StringComparison.Ordinal)) return new[] { Convert.ToByte(piece.Substring(2), 16) };
        return Encoding.UTF8.GetBytes(piece == @"\\" ? @"\" : piece);
    }
}
