"""A panic inside the library arrives as a code, and the program goes on; needs the feature fault-injection."""

import ctypes

import skillcert_ctypes as skillcert

number = ctypes.c_uint64(1918010000001)
try:
    skillcert._call(skillcert._LIBRARY.skillcert_fault_panic, ctypes.byref(number))
except skillcert.SkillcertError as error:
    assert (error.number, error.code, number.value) == (skillcert.PANIC, "panic", 0)
    print(f"a panic arrives as code {error.number}; then {skillcert.parse('1918010000001')} is read")
else:
    raise SystemExit("no panic arrived")
