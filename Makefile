# One set of flags everywhere: with other flags the whole of Hugo is compiled anew.
# -buildvcs=false: the same source gives the same binary wherever it is checked out.
# CGO_ENABLED=0: one static file that runs on any machine of its kind.
export CGO_ENABLED = 0
export GOFLAGS = -buildvcs=false

AXE = .tools/node_modules/axe-core/axe.min.js
EDITOR_SERVER = .tools/node_modules/yaml-language-server/package.json

.PHONY: test check fuzz bench bench-search tools demo

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
