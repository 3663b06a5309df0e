// Checks numbers, decides a candidate, plans certificates and makes a bill.
using System;
using System.Text;
using static Skillcert;

static class Sample
{
    static void Main()
    {
        Console.OutputEncoding = new UTF8Encoding(false); // whatever the locale of the server is
        var hunan = Scheme.Hunan();
        foreach (var text in new[] { "1918010000001", "１918010000001" })
        {
            try
            {
                var number = Parse(text, hunan, 0).Number;
                var parts = PartsOf(number);
                Console.WriteLine($"{Format(number)}: {parts.Year} {parts.Serial}");
            }
            catch (Refused refused)
            {
                Console.WriteLine(refused.Finding.Message(Lang.Zh));
                Console.WriteLine("  " + refused.Finding.Cure(Lang.Zh));
            }
        }

        var practical = ReadMark(Component.ScorePractical, "88.5");
        var theory = ReadMark(Component.ScoreTheory, "缺考");
        var decision = Decide(Rule.TheoryAndPractical, practical, theory);
        Console.WriteLine(Text(List.Outcome, (int)decision.Outcome, Lang.Zh));
        foreach (var finding in decision.Findings) Console.WriteLine("  " + finding.Message(Lang.Zh));

        var plan = PlanNumbers(hunan, new Series { Year = 2026, City = 1, Next = 1 }, 3);
        Console.WriteLine($"{Format(plan.First)} - {Format(plan.Last)}");

        const string request = @"{""project"":{""name"":""湘西苗绣"",""traits"":[]},""on"":""2021-05-20""}";
        Console.WriteLine(Document("fee_bill", request));
    }
}
