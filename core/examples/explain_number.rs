//! Why a number is refused, or what its parts say: `cargo run --example explain_number -- 1918010000001`.

use skillcert::{Lang, NumberScheme};

fn main() {
    let text = std::env::args().nth(1).unwrap_or_else(|| "1918010000001".into());
    match NumberScheme::hunan().parse(&text, None) {
        Ok((number, assurance)) => {
            println!(
                "{}年 {} {} 序列号 {}",
                number.year(),
                number.province(),
                number.city(),
                number.serial()
            );
            println!("{}", assurance.text(Lang::Zh));
        }
        Err(error) => println!("{}\n{error}", error.message(Lang::Zh)),
    }
}
