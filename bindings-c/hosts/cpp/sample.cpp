// Checks numbers, decides a candidate, plans certificates and makes a bill: ./sample
#include <iostream>
#include <skillcert.hpp>

using skillcert::lang;

int main()
{
    if (!skillcert::compatible())
        return 2;
    const auto hunan = skillcert::number_scheme::hunan();
    for (const char *text : {"1918010000001", "１918010000001"}) {
        const auto checked = hunan.parse(text);
        if (!checked) {
            std::cout << checked.error().message(lang::zh) << "\n  " << checked.error().cure(lang::zh) << '\n';
            continue;
        }
        const auto parts = checked->number.parts();
        std::cout << checked->number.str() << ": " << parts.year << ' ' << parts.serial << '\n';
    }

    skillcert::marks marks;
    marks.practical = skillcert::mark::parse("88.5", skillcert::part::practical).value();
    marks.theory = skillcert::mark::parse("缺考", skillcert::part::theory).value();
    const auto decision = skillcert::decide(skillcert::pass_rule::theory_and_practical, marks).value();
    std::cout << text(decision.outcome, lang::zh) << '\n';
    for (const auto &finding : decision.findings)
        std::cout << "  " << finding.message(lang::zh) << '\n';

    const auto plan = hunan.plan({2026, 1, 1}, 3).value();
    std::cout << plan.first.str() << " - " << plan.last.str() << '\n';

    const auto bill = skillcert::document("fee_bill",
                                          R"({"project":{"name":"湘西苗绣","traits":[]},"on":"2021-05-20"})");
    std::cout << (bill ? *bill : bill.error().document) << '\n';
}
