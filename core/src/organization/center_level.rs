use crate::vocabulary::vocabulary;

vocabulary! {
    /// The level of a center (四(一)).
    pub enum CenterLevel: u8 {
        Provincial = 1, "provincial", "省级", "provincial";
        City = 2, "city", "市州级", "city";
        County = 3, "county", "县级", "county";
    }
}
