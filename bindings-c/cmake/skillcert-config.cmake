# find_package(skillcert) gives skillcert::skillcert, the shared library, and skillcert::static where it is installed.
# Everything is found from where this file lies, so that the installation may be moved as a whole.
get_filename_component(_skillcert_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
set(skillcert_FOUND FALSE)
set(skillcert_NOT_FOUND_MESSAGE "no libskillcert.so in the library folders of ${_skillcert_prefix}")

foreach(_skillcert_libdir lib lib64 "lib/${CMAKE_LIBRARY_ARCHITECTURE}")
    set(_skillcert_library "${_skillcert_prefix}/${_skillcert_libdir}/libskillcert")
    if(skillcert_FOUND OR NOT EXISTS "${_skillcert_library}.so")
        continue()
    endif()
    set(skillcert_FOUND TRUE)
    if(TARGET skillcert::skillcert)
        continue()
    endif()
    add_library(skillcert::skillcert SHARED IMPORTED)
    set_target_properties(skillcert::skillcert PROPERTIES
        IMPORTED_LOCATION "${_skillcert_library}.so"
        IMPORTED_SONAME libskillcert.so.1
        INTERFACE_INCLUDE_DIRECTORIES "${_skillcert_prefix}/include")
    if(EXISTS "${_skillcert_library}.a")
        add_library(skillcert::static STATIC IMPORTED)
        set_target_properties(skillcert::static PROPERTIES
            IMPORTED_LOCATION "${_skillcert_library}.a"
            INTERFACE_COMPILE_DEFINITIONS SKILLCERT_STATIC
            INTERFACE_INCLUDE_DIRECTORIES "${_skillcert_prefix}/include"
            INTERFACE_LINK_LIBRARIES "gcc_s;util;rt;pthread;m;dl;c")
    endif()
endforeach()
