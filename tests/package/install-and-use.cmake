# SPDX-License-Identifier: GPL-3.0-or-later
# Installs BUILD below FOLDER, builds the program in SOURCE against it, and lets it talk to the installed practice server.
cmake_minimum_required(VERSION 3.28)

# run(WHAT COMMAND…): its output is in `output`, its exit code in `code`.
macro(run what)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output TIMEOUT 120)
endmacro()

function(expect_success what)
    if(NOT code EQUAL 0)
        message(FATAL_ERROR "${what} failed (${code}):\n${output}")
    endif()
endfunction()

function(expect_code wanted)
    if(NOT code EQUAL wanted)
        message(FATAL_ERROR "Exit code ${code} where ${wanted} was expected:\n${output}")
    endif()
    foreach(pattern IN LISTS ARGN)
        if(NOT output MATCHES "${pattern}")
            message(FATAL_ERROR "No “${pattern}” in:\n${output}")
        endif()
    endforeach()
endfunction()

file(REMOVE_RECURSE "${FOLDER}")
run(installing ${CMAKE_COMMAND} --install ${BUILD} --prefix ${FOLDER}/prefix)
expect_success("Installing")

# Nothing that was installed may lead back to where it was built.
file(GLOB_RECURSE files "${FOLDER}/prefix/*.cmake")
list(LENGTH files count)
if(count LESS 3)
    message(FATAL_ERROR "No package was installed: ${files}")
endif()
foreach(file IN LISTS files)
    file(READ "${file}" text)
    string(FIND "${text}" "${BUILD}" position)
    if(NOT position EQUAL -1)
        message(FATAL_ERROR "${file} names the build folder ${BUILD}")
    endif()
endforeach()

run(configuring ${CMAKE_COMMAND} -S ${SOURCE} -B ${FOLDER}/build -G Ninja -D CMAKE_PREFIX_PATH=${FOLDER}/prefix
    -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_CXX_FLAGS=${FLAGS} -D CMAKE_FIND_USE_PACKAGE_REGISTRY=OFF)
expect_success("Configuring the example")
run(building ${CMAKE_COMMAND} --build ${FOLDER}/build)
expect_success("Building the example")

set(example ${FOLDER}/build/ask-server)
set(server "${FOLDER}/prefix/bin/mailscope-cli serve --listen stdio")

run(asking ${example} "smtp+pipe:${server}" alice)
expect_code(0 "S: 220 practice.example" "C: EHLO " "C: VRFY alice" "offers PIPELINING" "knows alice@practice.example"
    "C: QUIT" "verdict ok")
run(asking ${example} "smtp+pipe:${server}" nobody)
expect_code(1 "S: 550" "stopped: " "verdict refused")
run(asking ${example} "smtp+pipe:${server} --fault ehlo:close" alice)
expect_code(3 "verdict network")
run(asking ${example} "smtp://127.0.0.1:99999" alice)
expect_code(64)
