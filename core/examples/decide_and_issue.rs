//! From marks to a numbered certificate: `cargo run --example decide_and_issue`.

use skillcert::{
    Certificate, CityCode, Issuer, Lang, Marks, NumberScheme, Project, ProjectTrait, Series, Subject,
    ValidationError, parse_date,
};

fn main() -> Result<(), ValidationError> {
    let project = Project::new("武冈卤菜加工", [ProjectTrait::PersonalHealth])?;
    let (assessed_on, issued_on) = (parse_date("2026-11-20")?, parse_date("2026-11-23")?);
    let mut series = Series::new(&NumberScheme::hunan(), issued_on, CityCode::CHANGSHA)?;

    let issuer = Issuer::new("长沙市人力资源和社会保障局", "长沙市职业技能鉴定中心")?;

    for (holder, practical, theory) in [("考生0001", "88.5", "60"), ("考生0002", "100", "59.99")] {
        let decision = project.rule().decide(Marks::practical(practical)?.with_theory(theory)?)?;
        println!("{holder}: {}", decision.outcome().text(Lang::Zh));
        for finding in decision.findings() {
            println!("  {}", finding.message(Lang::Zh));
        }
        let Some(pass) = decision.passed() else { continue };
        let city = CityCode::CHANGSHA;
        let subject = Subject { holder: holder.into(), project: project.clone(), city, assessed_on };
        let number = series.reserve(1)?.first();
        let certificate = Certificate::issue(pass, subject, issuer.clone(), number, issued_on)?;
        println!("  编号 {}", certificate.number());
    }
    Ok(())
}
