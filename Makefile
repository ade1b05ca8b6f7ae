# SPDX-License-Identifier: MIT
#
# `make help` lists what can be asked for. All that is built goes to $(BUILD);
# another BUILD keeps another kind of build beside the first:
#     make BUILD=build/clang CC=clang
# Sources and unit tests are found by their place: a new file needs no edit.

BUILD   = build
PREFIX  = /usr/local
LIBDIR  = $(PREFIX)/lib
CFLAGS  = -O2 -g
WERROR  = -Werror
JOBS   := $(shell nproc 2>/dev/null || echo 2)

# A compiler named TRIPLE-gcc builds for machines of another kind, and the tools
# beside it have such names, too: make BUILD=build/arm64 CC=aarch64-linux-gnu-gcc
TRIPLE     = $(patsubst %-gcc,%,$(filter %-linux-gnu-gcc,$(CC)))
AR         = $(addsuffix -,$(TRIPLE))ar
PKG_CONFIG = $(addsuffix -,$(TRIPLE))pkg-config

# The version has one place, the public header.
VERSION := $(shell sed -n 's/^\#define ANBAN_VERSION *"\(.*\)"/\1/p' src/anban.h)
SONAME   = libanban.so.$(firstword $(subst ., ,$(VERSION)))

MODULES  = libzip harfbuzz harfbuzz-subset expat yaml-0.1 libmd libdeflate \
           uchardet md4c gumbo libjpeg libpng libwebp lcms2 freetype2 zlib
# Those that tell their version nowhere else.
SILENT   = gumbo libmd md4c uchardet
WARNINGS = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla $(WERROR)
# POSIX with its XSI part, which has realpath.
DEFINES  = -D_XOPEN_SOURCE=700 -Isrc
# -fPIC and hidden symbols: the same objects make the archive and the .so. A
# product is rounded before it is added to, as not all processors would by
# themselves: the same bytes everywhere.
COMPILE  = $(CC) -std=c17 $(WARNINGS) $(DEFINES) -fPIC -fvisibility=hidden \
           -ffp-contract=off \
           $(MODULE_CFLAGS) $(CPPFLAGS) $(CFLAGS) $(if $(HARDENED),$(HARDENING))
LIBS     = $(MODULE_LIBS) -lhpdf -lunistring -lgif
# Against a mistake in memory that a stranger's document finds: of these, what
# the compiler and the linker take ($(BUILD)/config.mk); not in builds which look
# for such mistakes themselves, nor without optimisation, which some need.
HARDENINGS = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -D_FORTIFY_SOURCE=2 \
             -fstack-protector-strong -fstack-clash-protection \
             -fcf-protection -mbranch-protection=standard
LINK_HARDENINGS = -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack
LOOKS_ITSELF = -fsanitize% --coverage -fanalyzer -O0
HARDENED = $(if $(filter $(LOOKS_ITSELF),$(CFLAGS)),,$(filter -O%,$(CFLAGS)))
LINK     = $(CC) $(CFLAGS) $(LDFLAGS) $(if $(HARDENED),$(LINK_HARDENING))
# What confines a conversion, which is the program's to do.
COMMAND_LIBS = -lseccomp
# What `anban serve` stands on: loading these takes a conversion's time, so they
# are in a program of its own.
SERVER_LIBS  = -lmicrohttpd -lsqlite3 -lmd -lz

# Half of a short run goes to finding and binding shared libraries, so the
# program takes three of them whole where the system has their archives: one that
# only hashes, one that only knows characters, whose tables ask for five hundred
# names, and the detector of encodings, with the C++ library that it alone needs,
# which would add two fifths to every start. What else reads a stranger's bytes is
# shared, so that it is mended with the system. STATIC=no links all of them shared;
# STATIC=nothing links libanban so, too, as a distribution does, whose linker finds
# it. What there is is asked only when the program is linked.
STATIC   = yes
comma    = ,
ARCHIVED = md unistring
archive  = $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a))
detector = $(and $(call archive,uchardet),$(call archive,stdc++))
whole    = $(if $(filter $(ARCHIVED:%=-l%),$(1)),$(call archive,$(1:-l%=%)))
# Names are looked for in the libraries in this order: first in the one which all
# ask, then in one that libzip brings and that asks for four thousand of its own.
# That saves a quarter of the start. Sanitizers want to be the first.
brought  = $(shell readelf -d "$$($(CC) -print-file-name=libzip.so)" 2>/dev/null | \
             sed -n 's/.*NEEDED.*\[\(libcrypto\..*\)\]/\1/p')
is_here  = $(filter /%,$(shell $(CC) -print-file-name=$(1)))
FIRST    = $(if $(HARDENED),-Wl$(comma)--push-state$(comma)--no-as-needed -lc \
             $(foreach l,$(brought),$(if $(call is_here,$(l)),-l:$(l))) \
             -Wl$(comma)--pop-state)
PROGRAM_LIBS = $(if $(filter nothing,$(STATIC)),-Wl$(comma)--as-needed $(LIBS), \
    $(FIRST) $(if $(filter yes,$(STATIC)), \
    $(if $(detector),-static-libgcc) $(foreach l,$(LIBS),$(or $(call whole,$(l)), \
    $(and $(filter -luchardet,$(l)),$(detector),$(call archive,uchardet) \
    $(call archive,stdc++)),$(l))) -lm,$(LIBS)))

SOURCES  := $(wildcard src/*.c src/*/*.c src/*/*/*.c)
ASSEMBLY := $(wildcard src/*/*.S)
TESTS    := $(wildcard tests/unit/test_*.c)
FONTS    := $(wildcard fonts/*.ttf fonts/screen/*)
TABLES   := $(wildcard words/*.bin)

OBJECTS     = $(patsubst %,$(BUILD)/%.o,$(basename $(SOURCES) $(ASSEMBLY)))
# The command is the program's alone, and anban serve is one beside it.
COMMAND     = $(filter $(BUILD)/src/main.o $(BUILD)/src/command/%,$(OBJECTS))
SERVE       = $(filter $(BUILD)/src/serve/%,$(OBJECTS))
LIB_OBJECTS = $(filter-out $(COMMAND) $(SERVE),$(OBJECTS))
UNIT        = $(patsubst tests/unit/%.c,$(BUILD)/tests/unit/%,$(TESTS))
FUZZ        = $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_SHARED = $(patsubst %,$(BUILD)/tests/fuzz/%.o,fuzz reread_pdf \
              reread_epub $(FUZZ_MAIN))
FUZZ_MAIN   = replay
PROGRAM     = $(BUILD)/anban
SERVER      = $(BUILD)/anban-server
ARCHIVE     = $(BUILD)/libanban.a
SHARED      = $(BUILD)/libanban.so.$(VERSION)
CATALOGUES  = $(patsubst src/po/%.po,$(BUILD)/share/locale/%/LC_MESSAGES/anban.mo, \
                $(wildcard src/po/*.po))

# V=1 shows the commands themselves.
say = $(if $(V),,@echo '  $(1)  $@' && )

.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
.PHONY: all demo test bless san tsan lint install uninstall clean help deps \
        deps-test deps-lint deps-conformance deps-validate deps-fuzz \
        deps-valgrind deps-bench deps-unit conformance fuzz replay coverage valgrind \
        arm64 faults hostile hot-folder bench validate typography deb image deps-deb unit run-tests \
        objects FORCE lint-format lint-scripts lint-manual lint-cppcheck \
        lint-gcc lint-clang lint-analyzer tidy po

all: $(PROGRAM) $(SERVER) $(ARCHIVE) $(SHARED) $(BUILD)/anban.pc $(CATALOGUES) ## the program and the library (the default)

# What the machine must have. The check runs again when .ci/deps changes or
# when the system's list of packages does, and otherwise costs nothing.
PACKAGES := $(wildcard /var/lib/dpkg/status)

$(BUILD)/deps-%: .ci/deps $(PACKAGES)
	@TRIPLE=$(TRIPLE) .ci/deps $*
	@mkdir -p $(@D) && touch $@

deps: $(BUILD)/deps-build ## what building needs; installs what is missing
# One after the other, as the packages' own tools have it.
$(BUILD)/deps-unit: $(BUILD)/deps-build
$(BUILD)/deps-test: $(BUILD)/deps-unit
deps-unit: $(BUILD)/deps-unit
deps-test: $(BUILD)/deps-test ## the same for the tests
deps-lint: $(BUILD)/deps-build $(BUILD)/deps-lint ## the same for lint
deps-conformance: $(BUILD)/deps-build $(BUILD)/deps-conformance
deps-validate: $(BUILD)/deps-build $(BUILD)/deps-validate
deps-fuzz: $(BUILD)/deps-build $(BUILD)/deps-fuzz
deps-valgrind: $(BUILD)/deps-test $(BUILD)/deps-valgrind
deps-deb: $(BUILD)/deps-deb
deps-bench: $(BUILD)/deps-build $(BUILD)/deps-bench ## the programs that bench measures beside anban

# The answers of pkg-config, kept. Being included, the file is made (and so
# the dependencies installed) before anything else; then make starts afresh.
$(BUILD)/config.mk: $(BUILD)/deps-build Makefile
	@cflags=$$($(PKG_CONFIG) --cflags $(MODULES)) && \
	libs=$$($(PKG_CONFIG) --libs $(MODULES)) && \
	printf '%s\n' "MODULE_CFLAGS = $$cflags" "MODULE_LIBS = $$libs" \
	    "HARDENING =$$($(call taken,$(HARDENINGS)))" \
	    "LINK_HARDENING =$$($(call taken,$(LINK_HARDENINGS)))" \
	    "PACKAGED = $$(for module in $(SILENT); do echo \
	        "P($$module, $$($(PKG_CONFIG) --modversion $$module))"; done | xargs)" >$@

# Of these flags, those that the compiler takes, each with those before it.
define taken
flags=; for flag in $(1); do \
	    printf '#include <stdio.h>\nint main(void) { return puts(""); }\n' | \
	    $(CC) -O2 -Werror $$flags $$flag -x c - -o $@.out 2>/dev/null && \
	    flags="$$flags $$flag"; \
	done; rm -f $@.out; echo "$$flags"
endef

WITHOUT_CONFIG = deps deps-unit deps-test deps-lint deps-conformance deps-validate \
                 deps-fuzz deps-valgrind deps-bench deps-deb deb arm64 clean help uninstall \
                 san tsan lint fuzz coverage valgrind \
                 lint-format lint-scripts lint-manual lint-cppcheck lint-gcc \
                 lint-analyzer lint-clang
ifneq (,$(filter-out $(WITHOUT_CONFIG),$(or $(MAKECMDGOALS),all)))
include $(BUILD)/config.mk
endif

# A file that says $1 and becomes newer only when it said something else.
record = @mkdir -p $(@D); echo '$1' | cmp -s - $@ || echo '$1' >$@

# Objects are made anew when the command that makes them changes, and the program
# when it is to have other libraries in itself.
$(BUILD)/flags: FORCE
	$(call record,$(COMPILE) $(LINK))

$(PROGRAM).static: FORCE
	$(call record,$(STATIC) $(ARCHIVED))

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,CC )$(COMPILE) -MMD -MP -c $< -o $@

$(BUILD)/src/libraries.o: private COMPILE += -D'PACKAGED=$(PACKAGED)'

$(BUILD)/%.o: %.S $(BUILD)/flags $(FONTS) $(TABLES)
	@mkdir -p $(@D)
	$(call say,AS )$(CC) -Isrc $(CFLAGS) $(EMBEDS) \
	    $(if $(HARDENED),$(filter %-protection %-protection=standard,$(HARDENING))) \
	    -MMD -MP -c $< -o $@

# The catalogues that the program speaks by, each with its language.
$(BUILD)/src/command/catalogue_data.o: $(CATALOGUES)
$(BUILD)/src/command/catalogue_data.o: EMBEDS = -D'CATALOGUES=$(foreach \
    f,$(CATALOGUES),CATALOGUE("$(f:$(BUILD)/share/locale/%/LC_MESSAGES/anban.mo=%)", "$(f)"))'

$(BUILD)/src/serve/assets_data.o: src/serve/style.css src/serve/script.js \
                                  src/serve/icon.svg

# A removed source must leave the archive too, so it is always made whole; by q,
# since r would put one of two objects of the same name in the other's place.
$(ARCHIVE): $(LIB_OBJECTS) $(BUILD)/sources
	@rm -f $@
	$(call say,AR )$(AR) qcs $@ $(LIB_OBJECTS)

$(BUILD)/sources: FORCE
	$(call record,$(LIB_OBJECTS))

$(SHARED): $(LIB_OBJECTS) $(BUILD)/sources
	$(call say,LD )$(LINK) -shared -Wl,-soname,$(SONAME) -Wl,-z,defs \
	    -o $@ $(LIB_OBJECTS) $(LIBS)
	@ln -sf $(@F) $(BUILD)/$(SONAME) && ln -sf $(SONAME) $(BUILD)/libanban.so

$(PROGRAM): $(COMMAND) $(if $(filter nothing,$(STATIC)),$(SHARED),$(ARCHIVE)) \
            $(PROGRAM).static | $(CATALOGUES)
	$(call say,LD )$(LINK) -pie -o $@ $(filter-out %.static,$^) $(PROGRAM_LIBS) $(COMMAND_LIBS)

$(SERVER): $(SERVE) $(filter-out $(BUILD)/src/main.o,$(COMMAND)) \
           $(if $(filter nothing,$(STATIC)),$(SHARED),$(ARCHIVE)) $(PROGRAM).static \
           | $(CATALOGUES)
	$(call say,LD )$(LINK) -pie -o $@ $(filter-out %.static,$^) $(PROGRAM_LIBS) \
	    $(COMMAND_LIBS) $(SERVER_LIBS)

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(ARCHIVE)
	$(call say,LD )$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lcmocka -lxml2

# Of the command, this much can be looked at alone.
$(BUILD)/tests/unit/test_catalogue: $(BUILD)/src/command/catalogue.o \
                                    $(BUILD)/src/command/catalogue_data.o
$(BUILD)/tests/unit/test_packet: $(BUILD)/src/command/packet.o
$(BUILD)/tests/unit/test_head: $(BUILD)/src/serve/head.o

# cmocka hands every test a state that few of them look at. What the program
# writes as XML, libxml2 must be able to read.
$(BUILD)/tests/unit/%.o: COMPILE += -Wno-unused-parameter
$(BUILD)/tests/%.o: COMPILE += $(shell $(PKG_CONFIG) --cflags libxml-2.0)
$(UNIT:=.o): | $(BUILD)/deps-unit

# With FUZZ_MAIN empty, the main function is that of clang's fuzzer.
$(BUILD)/tests/fuzz/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o $(FUZZ_SHARED) \
                            $(ARCHIVE)
	$(call say,LD )$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lz -lxml2

$(BUILD)/share/locale/%/LC_MESSAGES/anban.mo: src/po/%.po
	@mkdir -p $(@D)
	$(call say,MO )msgfmt --check -o $@ $<

# Functions that translate what they are given take it as it stands; the others
# are told by N_ and _ (src/base/language.h). A date would change by itself.
XGETTEXT = xgettext --from-code=UTF-8 --keyword --keyword=_ --keyword=N_ \
    --keyword=PLURAL:1,2 --keyword=fail:3 --keyword=warn:3 --keyword=log_add:4 \
    --keyword=taken:3 --keyword=dropped:3 --keyword=leave_out:4 \
    --keyword=doc_lose:4 --flag=doc_lose:4:c-format \
    --keyword=pdf_raise:2 --keyword=RESULT:2 --flag=fail:3:c-format --flag=warn:3:c-format \
    --flag=log_add:4:c-format --add-comments=TRANSLATORS --sort-by-file \
    --add-location=file --package-name=anban
SAID = $(sort $(SOURCES) src/po/system.h src/doc/roles/role.h \
    src/doc/roles/evidence.h)
$(BUILD)/anban.pot: $(SAID) Makefile
	@mkdir -p $(@D)
	$(call say,POT)$(XGETTEXT) -o - $(SAID) | \
	    sed '/^"POT-Creation-Date/d' >$@

po: $(BUILD)/anban.pot ## what is said in src, to be translated in src/po
	cp $(BUILD)/anban.pot src/po/anban.pot
	for file in src/po/*.po; do \
	    msgmerge --quiet --update --backup=none --no-fuzzy-matching \
	        --sort-by-file --add-location=file "$$file" src/po/anban.pot; \
	done

# What PREFIX names is known only at install time, so this is always remade.
# It says where things are from its own place, so that all below PREFIX can be
# moved; but not below /usr, whose folders the compilers know by name.
MOVABLE = $(and $(filter $(PREFIX)/%,$(LIBDIR)),$(filter-out /usr,$(PREFIX)))
UPWARDS = $(shell realpath -ms --relative-to='$(LIBDIR)/pkgconfig' '$(PREFIX)')
define PC
prefix=$(if $(MOVABLE),$${pcfiledir}/$(UPWARDS),$(PREFIX))
includedir=$${prefix}/include
libdir=$(if $(MOVABLE),$${pcfiledir}/..,$(LIBDIR))

Name: anban
Description: Vietnamese reports as PDF and EPUB editions
Version: $(VERSION)
Cflags: -I$${includedir}
Libs: -L$${libdir} -lanban
Libs.private: $(LIBS)
endef
$(BUILD)/anban.pc: FORCE
	@mkdir -p $(@D)
	$(file >$@,$(PC))@:

unit: $(UNIT)
replay: $(FUZZ)
objects: $(OBJECTS)

DEMO = tests/cases/hoi-nghi-tong-ket-2020.txt
demo: $(PROGRAM) ## make the report's two editions in build/demo
	@mkdir -p $(BUILD)/demo
	$(PROGRAM) -o $(BUILD)/demo $(DEMO)

test: deps-test all unit replay ## all tests; T=NAME: one check, case or unit test
	@ANBAN=$(PROGRAM) BUILD=$(BUILD) CC='$(CC)' tests/run $(T)

bless: deps-test $(PROGRAM) ## rewrite what the cases expect; review the diff
	@ANBAN=$(PROGRAM) BUILD=$(BUILD) tests/run --bless $(T)

# Long, and with what a small machine need not have: not part of `make test`.
conformance: deps-conformance deps-validate all ## against other programs' files; T=NAME: one of them
	@ANBAN=$(PROGRAM) BUILD=$(BUILD) tests/conformance/run $(T)

# In a Debian of its own, as root: half an hour. What is kept of it, the bare
# system, makes the next run shorter.
arm64: ## the program, the cases and the Debian packages for arm64, in an emulator
	@.ci/deps room
	@mkdir -p $(BUILD)
	@ROOM=$(abspath $(BUILD))/arm64-room tests/clean-room \
	    'dpkg --add-architecture arm64 && tests/arm64'

# What fails seldom, made to fail at every call: minutes.
faults: deps-test $(PROGRAM) ## memory, disks, calls and signals that fail, at every moment
	@ANBAN=$(PROGRAM) BUILD=$(BUILD) CC='$(CC)' tests/faults/run

# Typst's compiler comes as a package for Python; without it anban stands alone.
TYPOGRAPHY = $(BUILD)/typography
TEXTS = $(DEMO) tests/cases/bao-cao-luu-vuc.md \
        $(filter-out tests/bench/instructions.txt,$(wildcard tests/bench/*.txt))
typography: deps-test all ## figures of the lines set, beside Typst's; TEXTS=FILES: of these
	@tests/bench/compare $(PROGRAM) $(TYPOGRAPHY) $(TEXTS)

# The other programs are those which are here: `make deps-bench` installs them.
BENCH = $(BUILD)/tests/bench
bench: deps-test all $(BENCH)/cost $(BENCH)/floor ## time and memory beside other programs; QUICK=1
	@tests/bench/run $(if $(QUICK),--quick) $(PROGRAM) $(BENCH)

$(BENCH)/%: $(BENCH)/%.o
	$(call say,LD )$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lmd

# What is archived and read aloud must be so in every change: these parts of
# the above are quick enough for that.
validate: deps-test deps-validate all ## every case's PDF and EPUB, to validators and read back
	@ANBAN=$(PROGRAM) BUILD=$(BUILD) QUICK=1 \
	    tests/conformance/run pdf sign epub readers

# A make below this one shares its jobs, or starts its own on each processor.
SUBMAKE = +@$(MAKE) --no-print-directory \
          $(if $(filter -j%,$(MAKEFLAGS)),,-j$(JOBS))
# Each block of the arena is alone, so that its ends are seen.
SAN = -fsanitize=address,undefined -fno-sanitize-recover=all \
      -fno-omit-frame-pointer -DARENA_CHUNK=0 -DCONFINE=0

# Warnings seen through instrumented code are often false, so not fatal here.
san: deps-test ## the tests under address and undefined-behaviour sanitizers
	$(SUBMAKE) BUILD=$(BUILD)/san CFLAGS='-O1 -g $(SAN)' WERROR= \
	    $(BUILD)/san/anban $(BUILD)/san/anban-server unit replay
	@ANBAN=$(BUILD)/san/anban BUILD=$(BUILD)/san ANBAN_SAN=1 \
	    UBSAN_OPTIONS=print_stacktrace=1 tests/run $(T)

tsan: deps-test ## two threads at a time under the thread sanitizer
	$(SUBMAKE) BUILD=$(BUILD)/tsan CFLAGS='-O1 -g -fsanitize=thread' WERROR= \
	    $(BUILD)/tsan/anban $(BUILD)/tsan/tests/unit/test_editions \
	    $(BUILD)/tsan/tests/unit/test_parallel \
	    $(BUILD)/tsan/tests/unit/test_shared
	@tests/tsan $(BUILD)/tsan

# Where what is found is kept, and what the columns say: tests/fuzz/README.md.
fuzz: deps-fuzz ## search for input that breaks something; T=SECONDS each (60), NAME=TARGET
	$(SUBMAKE) BUILD=$(BUILD)/fuzz CC=clang WERROR= FUZZ_MAIN= \
	    CFLAGS='-O1 -g -fsanitize=fuzzer-no-link $(SAN)' \
	    LDFLAGS=-fsanitize=fuzzer replay
	@BUILD=$(BUILD)/fuzz JOBS=$(JOBS) tests/fuzz/run $(or $(T),60) $(NAME)

# Instrumented code is slow: what measures time is left out, as under sanitizers,
# and so are full disks and closed folders, where the counts could not be kept.
coverage: deps-test ## how many lines of src/ the tests reach; fails below 90 in a hundred
	@find $(BUILD)/coverage -name '*.gcda' -delete 2>/dev/null || true
	$(SUBMAKE) BUILD=$(BUILD)/coverage CC=gcc WERROR= \
	    CFLAGS='-O0 -g --coverage -fprofile-update=atomic -DCONFINE=0' \
	    $(BUILD)/coverage/anban $(BUILD)/coverage/anban-server unit replay
	@ANBAN=$(BUILD)/coverage/anban BUILD=$(BUILD)/coverage ANBAN_SAN=1 \
	    ANBAN_COVERAGE=1 tests/run $(T); status=$$?; \
	python3 tests/coverage.py $(BUILD)/coverage && exit $$status

valgrind: deps-valgrind ## the main cases under memcheck
	$(SUBMAKE) BUILD=$(BUILD)/valgrind \
	    CFLAGS='-O1 -g -DARENA_CHUNK=0 -DCONFINE=0' $(BUILD)/valgrind/anban
	@BUILD=$(BUILD)/valgrind tests/valgrind

hostile: deps-test $(PROGRAM) ## hostile documents: what they take, and that nothing comes of it
	@python3 tests/hostile/run.py $(PROGRAM) $(BUILD)/hostile

hot-folder: deps-test $(PROGRAM) ## a thousand documents put into a folder that is watched
	@python3 tests/hot_folder.py $(PROGRAM) $(BUILD)/hot-folder

lint: deps-lint deps-test ## format, static analysis, both compilers
	$(SUBMAKE) -k lint-format lint-scripts lint-manual lint-cppcheck lint-gcc \
	    lint-analyzer lint-clang
	@echo 'lint: all clean'

C_FILES = $(wildcard src/*.[ch] src/*/*.[ch] src/*/*/*.[ch] \
                     tests/*.[ch] tests/*/*.[ch])
lint-format:
	clang-format --dry-run --Werror $(C_FILES)

SCRIPTS = .ci/deps .ci/run src/system/image src/system/image fonts/make-screen tests/run tests/digests tests/arm64 tests/clean-room \
          $(wildcard src/debian/*.sh tests/conformance/deb/*.sh) \
          src/completions/anban.bash tests/lib.sh tests/inputs.sh tests/serve.sh tests/tsan tests/valgrind tests/fuzz/run tests/faults/run \
          $(wildcard tests/checks/*.sh tests/conformance/*.sh) \
          $(wildcard tests/beyond/*.sh tests/beyond/*.sbatch) \
          tests/conformance/run $(wildcard tests/conformance/*.bash) \
          tests/bench/compare tests/bench/run
lint-scripts:
	shellcheck -x $(SCRIPTS)

# mandoc does not know that what is NAME in English is TÊN in a translation.
lint-manual:
	@said=$$(mandoc -T lint -W warning $(MANUALS) | \
	    grep -vE '\.[a-z]+\.1:.*: (first section|description line)'); \
	[ -z "$$said" ] || { echo "$$said"; exit 1; }

# Its own folder of findings makes a second run read only what has changed.
lint-cppcheck:
	@mkdir -p $(BUILD)/cppcheck
	cppcheck --quiet --std=c11 -j$(JOBS) --cppcheck-build-dir=$(BUILD)/cppcheck \
	    --enable=warning,style,performance,portability --inline-suppr \
	    --suppressions-list=tests/cppcheck.txt --error-exitcode=1 \
	    $(DEFINES) src $(wildcard tests/unit)

lint-gcc:
	$(SUBMAKE) -k BUILD=$(BUILD)/gcc CC=gcc objects unit replay

# gcc's reading of every way through a function. Two findings are not wanted: what
# iconv_open returns when it fails, -1, is no block that is never freed; nor is
# what a form's part is put into.
lint-analyzer:
	$(SUBMAKE) -k BUILD=$(BUILD)/analyzer CC=gcc CFLAGS='-O1 -fanalyzer' \
	    ANALYZER=1 objects
ifdef ANALYZER
$(BUILD)/src/read/encoding/charset.o $(BUILD)/src/serve/form.o \
$(BUILD)/src/serve/several.o: \
    COMPILE += -Wno-analyzer-malloc-leak
endif

# Compiled by clang, and read by clang-tidy.
lint-clang:
	$(SUBMAKE) -k BUILD=$(BUILD)/clang CC=clang objects unit replay tidy

# One stamp a file; its object is older whenever a header it reads has changed.
$(BUILD)/%.tidy: %.c $(BUILD)/%.o .clang-tidy
	$(call say,TIDY)clang-tidy --quiet $< -- -std=c17 $(DEFINES) $(MODULE_CFLAGS) \
	    2>$@.log || { cat $@.log; exit 1; }
	@touch $@

tidy: $(patsubst %.c,$(BUILD)/%.tidy,$(SOURCES))

# What is installed, FILE=PLACE, below PREFIX and below LIBDIR. A translation's
# language is in its name: anban.vi.1 is a Vietnamese manual page.
ZSH_FUNCTIONS = share/zsh/site-functions
named       = $(foreach f,$(wildcard src/completions/*.$(1)),$(f)=$(2)$(basename $(notdir $(f)))$(3))
words_of    = $(subst ., ,$(notdir $(1)))
man_folder  = $(if $(word 3,$(1)),$(word 2,$(1))/)man$(lastword $(1))
man_place   = share/man/$(call man_folder,$(1))/$(firstword $(1)).$(lastword $(1))
from        = $(firstword $(subst =, ,$(1)))
to          = $(lastword $(subst =, ,$(1)))
MANUALS     = $(wildcard src/*.1)
COMPLETIONS = $(call named,bash,share/bash-completion/completions/) \
    $(call named,zsh,$(ZSH_FUNCTIONS)/_) \
    $(call named,fish,share/fish/vendor_completions.d/,.fish)
RECIPES     = $(filter-out %/image,$(wildcard src/system/*))
BELOW_PREFIX = $(PROGRAM)=bin/anban $(SERVER)=libexec/anban-server src/anban.h=include/anban.h $(COMPLETIONS) \
    $(foreach f,$(MANUALS),$(f)=$(call man_place,$(call words_of,$(f)))) \
    $(foreach f,$(CATALOGUES),$(f)=$(f:$(BUILD)/%=%)) \
    $(foreach f,$(RECIPES),$(f)=share/doc/anban/examples/$(notdir $(f))) \
    $(foreach f,LICENSE README.md fonts/OFL.txt,$(f)=share/doc/anban/$(notdir $(f)))
BELOW_LIBDIR = $(ARCHIVE)=libanban.a $(SHARED)=libanban.so.$(VERSION) \
    $(BUILD)/anban.pc=pkgconfig/anban.pc

ROOT    = $(DESTDIR)$(PREFIX)
LIBROOT = $(DESTDIR)$(LIBDIR)
define put
install -D -m $(if $(filter $(PROGRAM)=% $(SERVER)=%,$(1)),755,644) $(call from,$(1)) \
    "$(2)/$(call to,$(1))"

endef
# The linker keeps a list of the libraries in its folders, which root may renew.
TELL_LINKER = $(if $(DESTDIR),:,[ "$$(id -u)" != 0 ] || PATH="$$PATH:/sbin" ldconfig || :)
install: all ## install below PREFIX (/usr/local); DESTDIR is put before it
	$(foreach p,$(BELOW_PREFIX),$(call put,$(p),$(ROOT)))
	$(foreach p,$(BELOW_LIBDIR),$(call put,$(p),$(LIBROOT)))
	ln -sf libanban.so.$(VERSION) "$(LIBROOT)/$(SONAME)"
	ln -sf $(SONAME) "$(LIBROOT)/libanban.so"
	@$(TELL_LINKER)

# Folders go too when nothing else is in them, but not those which every prefix
# has (Filesystem Hierarchy Standard 3.0, section 4.9).
define take_away
@cd "$(2)" 2>/dev/null || exit 0; \
	for place in $(foreach p,$(1),$(call to,$(p))); do \
	    rm -f "$$place"; \
	    while folder=$${place%/*}; [ "$$folder" != "$$place" ]; do \
	        case $$folder in bin|include|lib|share|share/man) break ;; esac; \
	        rmdir "$$folder" 2>/dev/null || break; \
	        place=$$folder; \
	    done; \
	done

endef
uninstall: ## take away what install put there
	$(call take_away,$(BELOW_LIBDIR) =libanban.so =$(SONAME),$(LIBROOT))
	$(call take_away,$(BELOW_PREFIX),$(ROOT))
	@$(TELL_LINKER)

image: all ## an image for containers, in build/image.tar; src/system has recipes
	@src/system/image $(BUILD)

deb: deps-deb ## Debian packages of the program, the library and its headers
	@TRIPLE=$(TRIPLE) src/debian/packages.sh $(BUILD)/deb $(VERSION)

clean: ## remove all that was built
	rm -rf $(BUILD)

help: ## this list
	@sed -n 's/^\([a-z0-9-]*\):[^#]*## \(.*\)/\1	\2/p' Makefile | expand -t 12

-include $(patsubst %.o,%.d,$(OBJECTS) $(FUZZ_SHARED)) $(patsubst %,%.d,$(UNIT) $(FUZZ)) \
    $(BENCH)/cost.d $(BENCH)/floor.d
