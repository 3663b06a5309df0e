//! 题库: identifiers of items by task, and what is drawn from them.

use pyo3::prelude::*;
use skillcert::{BankTask, Code, Component};

use crate::document::document_class;
use crate::error::ask;
use crate::integer::{Held, Int};
use crate::project::Specification;
use crate::sequence::Items;
use crate::text::Text;

document_class! {
    /// 题库 (三(三)): the identifiers of the items of each task, as pairs of the task's name and its items. The items
    /// themselves stay with the caller.
    ///
    /// Raises ``ProjectError`` for an item that stands in it twice.
    ///
    /// >>> bank = ItemBank([("选料", ["A1", "A2", "A3"]), ("卤制", ["B1", "B2", "B3"])])
    /// >>> specification = Specification(
    /// ...     scope="local", developer=Applicant("school", "某学校"), tasks=[Task("选料", 40), Task("卤制", 60)],
    /// ... )
    /// >>> draw = bank.draw(specification, seed=20261123, size=5)
    /// >>> [item[0] for item in draw.items]
    /// ['A', 'A', 'B', 'B', 'B']
    /// >>> draw.verify(bank, specification)
    ItemBank of (tasks)
    get {
        /// The tasks and their items.
        tasks: Items<(String, Items<String>)> = |it| it.tasks().iter().map(pair).collect();
    }
    more {
        #[new]
        fn new(tasks: Items<(Text, Items<Text>)>) -> PyResult<Self> {
            let task = |(task, items): (Text, Items<Text>)| {
                let (task, items) = (task.into(), items.into_strings());
                BankTask { task, items }
            };
            ask(|| skillcert::ItemBank::new(tasks.0.into_iter().map(task).collect())).map(Self)
        }

        /// Draws ``size`` items, to each task its share by weight: the same bank, specification, seed (0 to 2**64 - 1)
        /// and size always give the same items.
        ///
        /// Raises ``ProjectError``: a size outside 1 to 10000, a specification without tasks, a task with fewer items
        /// than its share.
        #[pyo3(signature = (specification, *, seed, size))]
        fn draw(&self, specification: &Specification, seed: Held<u64>, size: Int) -> PyResult<Draw> {
            let size = size.fit(Code::DrawSizeInvalid, Component::Draw);
            ask(|| self.0.draw(&specification.0, seed.0, size?)).map(Draw)
        }
    }
}

document_class! {
    /// 抽题记录 (三(三)): what was drawn, from which seed, so that anybody with the bank can draw it again.
    ///
    /// >>> Draw(seed=1, size=2, items=["A1", "B1"]).size
    /// 2
    Draw
    get {
        /// The caller's seed.
        seed: u64 = |it| it.seed;
        /// How many items were asked for.
        size: u32 = |it| it.size;
        /// The items in the order of the tasks, then as drawn.
        items: Items<String> = |it| it.items.iter().cloned().collect();
    }
    more {
        #[new]
        #[pyo3(signature = (*, seed, size, items))]
        fn new(seed: Held<u64>, size: Held<u32>, items: Items<Text>) -> Self {
            Self(skillcert::Draw { seed: seed.0, size: size.0, items: items.into_strings() })
        }

        /// Draws again and compares.
        ///
        /// Raises ``ProjectError``: what ``ItemBank.draw`` raises, and other items than those drawn.
        fn verify(&self, bank: &ItemBank, specification: &Specification) -> PyResult<()> {
            ask(|| self.0.verify(&bank.0, &specification.0))
        }
    }
}

fn pair(task: &BankTask) -> (String, Items<String>) {
    (task.task.clone(), task.items.iter().cloned().collect())
}
