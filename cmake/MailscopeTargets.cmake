# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of Mailscope is made: nothing is set for a whole directory.

# Both only save time, and are used where they exist.
find_program(MAILSCOPE_CCACHE ccache)
find_program(MAILSCOPE_MOLD mold)

# What our own targets are compiled with. Never passed on to those who use an installed Mailscope.
add_library(mailscope_options INTERFACE)
target_compile_features(mailscope_options INTERFACE cxx_std_23)
target_compile_definitions(mailscope_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_KEYWORDS QT_NO_FOREACH
    QT_NO_CONTEXTLESS_CONNECT QT_NO_URL_CAST_FROM_STRING)
target_compile_options(mailscope_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow
    # Qt 6.8's own QTRY macros convert milliseconds to int, and GCC blames the test.
    $<$<NOT:$<BOOL:$<TARGET_PROPERTY:MAILSCOPE_IS_TEST>>>:-Wconversion>
    $<$<BOOL:${MAILSCOPE_WERROR}>:-Werror>)
if(MAILSCOPE_SANITIZERS)
    target_compile_options(mailscope_options INTERFACE -fsanitize=${MAILSCOPE_SANITIZERS} -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    target_link_options(mailscope_options INTERFACE -fsanitize=${MAILSCOPE_SANITIZERS})
endif()
if(MAILSCOPE_COVERAGE)
    target_compile_options(mailscope_options INTERFACE -fprofile-instr-generate -fcoverage-mapping)
    target_link_options(mailscope_options INTERFACE -fprofile-instr-generate)
endif()

# Adds each folder that has a CMakeLists.txt, so that a new folder needs no edit elsewhere.
function(mailscope_add_folders)
    foreach(pattern IN LISTS ARGN)
        file(GLOB folders CONFIGURE_DEPENDS LIST_DIRECTORIES true "${CMAKE_CURRENT_SOURCE_DIR}/${pattern}")
        foreach(folder IN LISTS folders)
            if(EXISTS "${folder}/CMakeLists.txt")
                add_subdirectory("${folder}")
            endif()
        endforeach()
    endforeach()
endfunction()

function(mailscope_language target)
    set_target_properties(${target} PROPERTIES
        CXX_STANDARD 23 CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF CXX_SCAN_FOR_MODULES OFF)
endfunction()

# Two precompiled headers: for the engine, and for the window. They are made without the macros of Qt's modules, which not all
# who use them have, and hold nothing that looks at these. What keeps ccache useful beside them: GCC's -fpch-preprocess, no time
# stamps in Clang's, and a checksum of what a header was made from, since no compiler makes the same one twice.
function(mailscope_precompile kind)
    set(target mailscope_pch_${kind})
    file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/${target}.cpp" CONTENT "// Carries the precompiled header.\n")
    add_library(${target} STATIC "${PROJECT_BINARY_DIR}/${target}.cpp")
    target_link_libraries(${target} PRIVATE mailscope_options Qt6::Core)
    foreach(module IN LISTS ARGN)
        target_include_directories(${target} SYSTEM PRIVATE $<TARGET_PROPERTY:${module},INTERFACE_INCLUDE_DIRECTORIES>)
    endforeach()
    target_precompile_headers(${target} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/pch_${kind}.h")
    mailscope_language(${target})
    file(SHA256 "${PROJECT_SOURCE_DIR}/cmake/pch_engine.h" engine)
    file(SHA256 "${PROJECT_SOURCE_DIR}/cmake/pch_${kind}.h" own)
    set(suffix pch)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        set(suffix gch)
    endif()
    file(GENERATE OUTPUT "${PROJECT_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.${suffix}.sum" CONTENT
        "${engine} ${own} ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} ${Qt6_VERSION} ${CMAKE_BUILD_TYPE} ${CMAKE_CXX_FLAGS_DEBUG} ${MAILSCOPE_SANITIZERS}\n")
endfunction()

if(MAILSCOPE_PCH)
    find_package(Qt6 6.8 REQUIRED COMPONENTS Network Widgets)
    target_compile_options(mailscope_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
        "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
    mailscope_precompile(engine Qt6::Network)
    mailscope_precompile(window Qt6::Network Qt6::Gui Qt6::Widgets)
endif()

# Common settings of a library, program or test of ours.
function(mailscope_target target)
    set_target_properties(${target} PROPERTIES AUTOMOC ON AUTOGEN_ORIGIN_DEPENDS OFF)
    mailscope_language(${target})
    string(FIND "${CMAKE_CURRENT_SOURCE_DIR}/" "${PROJECT_SOURCE_DIR}/tests/" position)
    if(position EQUAL 0)
        set_target_properties(${target} PROPERTIES MAILSCOPE_IS_TEST ON)
    endif()
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:mailscope_options>)
    if(MAILSCOPE_CCACHE)
        set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER "${MAILSCOPE_CCACHE}")
    endif()
    if(MAILSCOPE_MOLD)
        set_target_properties(${target} PROPERTIES LINKER_TYPE MOLD)
    endif()
    if(MAILSCOPE_PCH)
        cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE folder)
        if(folder MATCHES "^(ui|app/gui|tests/ui)")
            target_precompile_headers(${target} REUSE_FROM mailscope_pch_window)
        else()
            target_precompile_headers(${target} REUSE_FROM mailscope_pch_engine)
        endif()
    endif()
endfunction()

# mailscope_library(<folder> SOURCES a.cpp … [PUBLIC targets…] [PRIVATE targets…])
# The static library mailscope_<folder>, known to others as Mailscope::<Folder>; its includes read "<folder>/header.h".
function(mailscope_library folder)
    cmake_parse_arguments(PARSE_ARGV 1 library "" "" "SOURCES;PUBLIC;PRIVATE")
    if(library_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "mailscope_library(${folder}): unknown arguments ${library_UNPARSED_ARGUMENTS}")
    endif()
    set(target mailscope_${folder})
    string(SUBSTRING ${folder} 0 1 first)
    string(TOUPPER ${first} first)
    string(SUBSTRING ${folder} 1 -1 rest)

    add_library(${target} STATIC ${library_SOURCES})
    add_library(Mailscope::${first}${rest} ALIAS ${target})
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${first}${rest})
    target_include_directories(${target} PUBLIC
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/protocol> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/mailscope>)
    target_compile_features(${target} PUBLIC cxx_std_23)
    target_link_libraries(${target} PUBLIC Qt6::Core ${library_PUBLIC} PRIVATE ${library_PRIVATE})
    mailscope_target(${target})

    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR PARENT_PATH parent)
    if(parent STREQUAL "${PROJECT_SOURCE_DIR}/protocol")
        set_property(GLOBAL APPEND PROPERTY MAILSCOPE_PROTOCOL_LIBRARIES ${target})
        install(TARGETS ${target} EXPORT MailscopeTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
        install(DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/" DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/mailscope/${folder}
            FILES_MATCHING PATTERN "*.h")
    endif()
endfunction()

# Mailscope::Protocol: every library below protocol/ at once.
function(mailscope_finish_protocol)
    get_property(libraries GLOBAL PROPERTY MAILSCOPE_PROTOCOL_LIBRARIES)
    add_library(mailscope_protocol INTERFACE)
    add_library(Mailscope::Protocol ALIAS mailscope_protocol)
    set_target_properties(mailscope_protocol PROPERTIES EXPORT_NAME Protocol)
    target_link_libraries(mailscope_protocol INTERFACE ${libraries})
    install(TARGETS mailscope_protocol EXPORT MailscopeTargets)
endfunction()

# mailscope_program(<name> SOURCES a.cpp … [LIBRARIES targets…])
function(mailscope_program name)
    cmake_parse_arguments(PARSE_ARGV 1 program "" "" "SOURCES;LIBRARIES")
    add_executable(${name} ${program_SOURCES})
    target_link_libraries(${name} PRIVATE Qt6::Core ${program_LIBRARIES})
    mailscope_target(${name})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()

# A test program is one file that ends in its own .moc, so moc is called for that file alone. Automoc would look at each of them
# and compile an empty file more, a fifth of the time that a first build takes. It stays where another source is a QObject.
function(mailscope_moc_test name main)
    foreach(source IN LISTS ARGN)
        file(STRINGS "${source}" objects REGEX "Q_OBJECT" LIMIT_COUNT 1)
        if(objects)
            return()
        endif()
    endforeach()
    cmake_path(GET main STEM stem)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    qt_generate_moc(${main} "${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc" TARGET ${name})
    target_sources(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc")
    target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
endfunction()

# mailscope_test(tst_<class> [SOURCES more.cpp …] LIBRARIES targets… [LABELS unit|session|cli|interop …]
#                [TIMEOUT seconds] [ENVIRONMENT NAME=value …] [RUN_SERIAL])
# A Qt Test program made from tst_<class>.cpp, run by CTest; where another folder tests a class of that name already, the
# folder's name is added to the test's. MAILSCOPE_SOURCE_DIR is defined as the project's folder.
function(mailscope_test source)
    set(name ${source})
    if(TARGET ${name})
        cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME folder)
        string(APPEND name _${folder})
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 test "RUN_SERIAL" "TIMEOUT" "SOURCES;LIBRARIES;LABELS;ENVIRONMENT")
    if(test_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "mailscope_test(${name}): unknown arguments ${test_UNPARSED_ARGUMENTS}")
    endif()
    if(NOT test_TIMEOUT)
        set(test_TIMEOUT 120)
    endif()
    if(MAILSCOPE_SANITIZERS STREQUAL "thread") # some need ten times as long with it
        math(EXPR test_TIMEOUT "${test_TIMEOUT} * 5")
    endif()
    if(NOT test_LABELS)
        cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME test_LABELS)
    endif()

    add_executable(${name} ${source}.cpp ${test_SOURCES})
    target_link_libraries(${name} PRIVATE Qt6::Core Qt6::Test ${test_LIBRARIES})
    target_compile_definitions(${name} PRIVATE MAILSCOPE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/tests")
    mailscope_target(${name})
    mailscope_moc_test(${name} ${source}.cpp ${test_SOURCES})

    foreach(label IN LISTS test_LABELS)
        if(TARGET tests_${label})
            add_dependencies(tests_${label} ${name})
        endif()
    endforeach()

    if(MAILSCOPE_SANITIZERS)
        list(APPEND test_ENVIRONMENT "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/leaks.supp:print_suppressions=0"
            "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/races.supp:print_suppressions=0")
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${test_TIMEOUT} LABELS "${test_LABELS}" RUN_SERIAL ${test_RUN_SERIAL}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;${test_ENVIRONMENT}")
endfunction()
