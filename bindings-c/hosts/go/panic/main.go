//go:build fault_injection

// A panic inside the library arrives as a code, and the program goes on. Needs the library's feature fault-injection.
package main

// #include <skillcert.h>
// int32_t skillcert_fault_panic(uint64_t *number, skillcert_finding *err);
import "C"

import (
	"fmt"
	"log"

	"host/skillcert"
)

func main() {
	err := C.skillcert_finding{struct_size: C.sizeof_skillcert_finding}
	number := C.uint64_t(1918010000001)
	code := C.skillcert_fault_panic(&number, &err)
	if code != C.SKILLCERT_PANIC || err.code != C.SKILLCERT_PANIC || number != 0 {
		log.Fatal("the panic did not arrive: ", code, err.code, number)
	}
	if again, err := skillcert.Parse("1918010000001"); err != nil || again != 1918010000001 {
		log.Fatal("the library does not go on: ", err)
	}
	fmt.Println("a panic arrives as code", code)
}
