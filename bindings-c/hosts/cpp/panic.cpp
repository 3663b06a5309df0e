// A panic inside the library arrives as a code, and the program goes on; needs the feature fault-injection.
#include <iostream>
#include <skillcert.hpp>

extern "C" std::int32_t skillcert_fault_panic(std::uint64_t *number, skillcert_finding *err);

int main()
{
    skillcert_finding err = SKILLCERT_FINDING_INIT;
    std::uint64_t number = 1918010000001;
    const std::int32_t code = skillcert_fault_panic(&number, &err);
    if (code != SKILLCERT_PANIC || skillcert::error(err).code() != SKILLCERT_PANIC || number != 0)
        return 1;
    std::cout << "a panic arrives as code " << code << "; then "
              << skillcert::certificate_number::parse("1918010000001").value().str() << " is read\n";
}
