import static skillcert.Skillcert.*;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

import skillcert.Skillcert;

/** Checks numbers, decides a candidate, plans certificates and makes a bill. */
public class Sample {
    public static void main(String[] args) throws Exception {
        // UTF-8 whatever the locale of the server is
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
        Scheme hunan = Scheme.hunan();
        for (String text : new String[] {"1918010000001", "１918010000001"}) {
            try {
                long number = Skillcert.parse(text, hunan, 0).number;
                Parts parts = Skillcert.parts(number);
                out.println(Skillcert.format(number) + ": " + parts.year + " " + parts.serial);
            } catch (Refused refused) {
                out.println(refused.finding.message(LANG_ZH));
                out.println("  " + refused.finding.cure(LANG_ZH));
            }
        }

        Mark practical = Skillcert.mark(COMPONENT_SCORE_PRACTICAL, "88.5");
        Mark theory = Skillcert.mark(COMPONENT_SCORE_THEORY, "缺考");
        Decision decision = Skillcert.decide(RULE_THEORY_AND_PRACTICAL, practical, theory);
        out.println(Skillcert.text(LIST_OUTCOME, decision.outcome, LANG_ZH));
        for (Finding finding : decision.findings) out.println("  " + finding.message(LANG_ZH));

        Plan plan = Skillcert.plan(hunan, 2026, 1, 1, 3);
        out.println(Skillcert.format(plan.first) + " - " + Skillcert.format(plan.last));

        String request = "{\"project\":{\"name\":\"湘西苗绣\",\"traits\":[]},\"on\":\"2021-05-20\"}";
        out.println(Skillcert.document("fee_bill", request));
    }
}
