//! Who issues and prints a certificate, and on what.

use pyo3::prelude::*;

use crate::document::document_class;
use crate::error::ask;
use crate::region::Region;
use crate::sequence::Items;
use crate::text::Text;

document_class! {
    /// 发证地方人力资源和社会保障局 and 职业技能鉴定中心 of a certificate (六(三)): the two whose seals it bears.
    ///
    /// Raises ``CertificateError`` for a blank bureau, ``ProjectError`` for a blank center.
    ///
    /// >>> Issuer("长沙市人力资源和社会保障局", "长沙市职业技能鉴定中心").bureau
    /// '长沙市人力资源和社会保障局'
    Issuer[hash by Hash] of (bureau, center)
    get {
        /// The bureau, whose embossed seal the certificate bears.
        bureau: &str = |it| it.bureau();
        /// The center, whose red seal the certificate bears.
        center: &str = |it| it.center();
    }
    more {
        #[new]
        fn new(bureau: Text, center: Text) -> PyResult<Self> {
            ask(|| skillcert::Issuer::new(bureau, center)).map(Self)
        }
    }
}

document_class! {
    /// 空白证书 (六(二)): a blank sheet by its number, which is not that of the certificate.
    ///
    /// Raises ``CertificateError`` for a blank number.
    ///
    /// >>> Blank("43A0000001").number
    /// '43A0000001'
    Blank[hash by Hash] of (number)
    get {
        /// Its number.
        number: &str = |it| it.number();
    }
    more {
        #[new]
        fn new(number: Text) -> PyResult<Self> {
            ask(|| skillcert::Blank::new(number)).map(Self)
        }
    }
}

document_class! {
    /// 打印权限 (六(三)): who may print the certificates of a city, as its center decides. Nobody prints without being
    /// named, the center itself included.
    ///
    /// Raises ``NumberError`` for a city code that is not two digits, ``ProjectError`` for a blank name.
    ///
    /// >>> center = "长沙市职业技能鉴定中心"
    /// >>> authority = PrintAuthority("01", center, [center, "浏阳市职业技能鉴定中心"])
    /// >>> authority.may_print("浏阳市职业技能鉴定中心"), authority.may_print("宁乡市职业技能鉴定中心")
    /// (True, False)
    PrintAuthority[hash by Hash] of (city, center, granted)
    get {
        /// The code of the city whose certificates it is about, two digits.
        city: String = |it| it.city().to_string();
        /// The city center that decided.
        center: &str = |it| it.center();
        /// Who may print, in the order of their bytes.
        granted: Items<String> = |it| it.granted().map(str::to_owned).collect();
    }
    more {
        #[new]
        fn new(city: Region, center: Text, granted: Items<Text>) -> PyResult<Self> {
            ask(|| skillcert::PrintAuthority::new(city.city()?, center, granted.0)).map(Self)
        }

        /// Whether the one of this name may print.
        fn may_print(&self, name: Text) -> bool {
            self.0.may_print(name.as_str())
        }
    }
}
