use alloc::vec::Vec;

use time::Date;

use super::{Certificate, Issuer, Subject};
use crate::assessment::{Assessment, Decision, DecisionPolicy, Entry, PassRule};
use crate::finding::ValidationError;
use crate::number::Series;

/// The answer to one entry: a decision, and a certificate if it is a pass.
///
/// ```
/// use skillcert::{
///     Assessment, Center, CenterLevel, CityCode, DecisionPolicy, Entry, Institution, Issuer, Marks, NumberScheme, Outcome,
///     Project, Series, parse_date,
/// };
///
/// let city = CityCode::CHANGSHA;
/// let assessment = Assessment {
///     city,
///     center: Center::new(CenterLevel::City, "长沙市职业技能鉴定中心", Some(city))?,
///     institution: Institution::new("湘西苗绣传习所", true)?,
///     project: Project::new("湘西苗绣", [])?,
///     date: parse_date("2026-11-20")?,
///     entries: vec![
///         Entry::new("0001", "考生0001", Marks::practical("59")?)?,
///         Entry::new("0002", "考生0002", Marks::practical("88.5")?)?,
///     ],
/// };
/// let issued_on = parse_date("2026-11-23")?;
/// let mut series = Series::new(&NumberScheme::hunan(), issued_on, city)?;
/// let issuer = Issuer::new("长沙市人力资源和社会保障局", "长沙市职业技能鉴定中心")?;
/// let rule = assessment.project.rule();
/// let answers = assessment.issue(rule, &DecisionPolicy::default(), &mut series, &issuer, issued_on)?;
///
/// let (failed, passed) = (answers[0].as_ref().unwrap(), answers[1].as_ref().unwrap());
/// assert_eq!((failed.decision.outcome(), &failed.certificate), (Outcome::Failed, &None));
/// assert_eq!(passed.certificate.as_ref().unwrap().number().to_string(), "2618010000001");
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuance {
    /// The decision.
    pub decision: Decision,
    /// The certificate of a pass.
    pub certificate: Option<Certificate>,
}

impl Assessment {
    /// Decides every entry and issues certificates to those who passed, numbered in the order of the entries from the
    /// series: as many answers as entries.
    ///
    /// # Errors
    ///
    /// Of the whole: too few serials left; a series of another year than that of issue or of another city; a date of issue
    /// before the assessment. Nothing is taken from the series then. Of one entry: those of [`Assessment::decide`].
    pub fn issue(
        &self,
        rule: PassRule,
        policy: &DecisionPolicy,
        series: &mut Series,
        issuer: &Issuer,
        issued_on: Date,
    ) -> Result<Vec<Result<Issuance, ValidationError>>, ValidationError> {
        let decisions = self.decide_with(rule, policy);
        let passes = decisions.iter().flatten().filter(|decision| decision.passed().is_some()).count();
        let mut after = series.clone();
        let mut numbers = after.reserve_any(passes)?;
        let mut issue = |entry: &Entry, decision: Decision| -> Result<Issuance, ValidationError> {
            let certificate = match decision.passed() {
                Some(pass) => numbers
                    .next()
                    .map(|number| {
                        Certificate::issue(pass, self.subject(entry), issuer.clone(), number, issued_on)
                    })
                    .transpose()?,
                None => None,
            };
            Ok(Issuance { decision, certificate })
        };
        let mut answers = Vec::with_capacity(decisions.len());
        for (entry, decision) in self.entries.iter().zip(decisions) {
            // A certificate that cannot be issued is a fault of the whole: no number may be taken then.
            answers.push(match decision {
                Ok(decision) => Ok(issue(entry, decision)?),
                Err(error) => Err(error),
            });
        }
        *series = after;
        Ok(answers)
    }

    fn subject(&self, entry: &Entry) -> Subject {
        Subject {
            holder: entry.name().into(),
            project: self.project.clone(),
            city: self.city,
            assessed_on: self.date,
        }
    }
}
