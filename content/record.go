package content

// Record is one AI system: one file in records/, named after its id. The JSON
// Schema in package schema says which values each field takes, why it is asked
// and which standard it comes from; the types here only carry them.
//
// A field that is absent has its zero value and means "not published".
type Record struct {
	ID             string    `json:"id"`
	Title          Text      `json:"title"`
	SortAs         Text      `json:"sort_as"`
	Summary        Text      `json:"summary"`
	EasyRead       Text      `json:"easy_read"`
	WordsPeopleUse Words     `json:"words_people_use"`
	Organisation   string    `json:"organisation"` // id of the deployer
	Roles          []Role    `json:"roles"`
	Lifecycle      Lifecycle `json:"lifecycle"`
	Purpose        Purpose   `json:"purpose"`
	Rights         []string  `json:"rights"`
	Affected       Affected  `json:"affected"`
	Decision       Decision  `json:"decision"`

	HumanOversight       HumanOversight `json:"oversight_human"`
	Notification         Notification   `json:"notification"`
	Legal                Legal          `json:"legal"`
	Risk                 Risk           `json:"risk"`
	Technology           Technology     `json:"technology"`
	Data                 []DataSource   `json:"data"`
	Procurement          Procurement    `json:"procurement"`
	Assessments          []Assessment   `json:"assessments"`
	Performance          Performance    `json:"performance"`
	Impacts              Impacts        `json:"impacts"`
	IndependentOversight []string       `json:"oversight_independent"` // ids of organisations
	Consultation         []Consultation `json:"consultation"`

	Redress       []Route      `json:"redress"`
	RedressNone   *RedressNone `json:"redress_none"`
	RedressText   Text         `json:"redress_text"`   // prose of a source; never a usable route
	RedressStatus Answer       `json:"redress_status"` // one word of a source; never a usable route
	Rollback      Answer       `json:"rollback"`       // can the effects be undone?
	Help          []Help       `json:"help"`
	Outcomes      []Outcomes   `json:"outcomes"`

	Contact      []Contact              `json:"contact"`
	Links        map[string]string      `json:"links"`
	Withheld     []Withheld             `json:"withheld"`
	Translations map[string]Translation `json:"translations"`
	Entry        Entry                  `json:"record"`
	X            map[string]any         `json:"x"` // what an import could not map, by source

	File  string         `json:"-"` // where it was read, relative to the register
	Value map[string]any `json:"-"` // the whole record as plain JSON values

	Gone   bool `json:"-"` // it has no file: the log says what is known, see [Register.Whole]
	Erased bool `json:"-"` // its content was erased; Entry.Withdrawn says when and on which ground
}

// Role is what another body has to do with the system: provider, operator,
// supplier. The deployer is Record.Organisation.
type Role struct {
	Role         string `json:"role"`
	Organisation string `json:"organisation"` // an id, or
	Name         Text   `json:"name"`         // a body that has no file
}

// Lifecycle is where the system is between idea and retirement.
type Lifecycle struct {
	Status string  `json:"status"`
	Since  Date    `json:"since"`
	Until  Date    `json:"until"`
	Events []Event `json:"events"`
}

// Event is something that happened to the system on a date.
type Event struct {
	Date Date `json:"date"`
	Text Text `json:"text"`
}

// Purpose says what the system is for and why it and not something else.
type Purpose struct {
	Statement       Text `json:"statement"`
	Benefits        Text `json:"benefits"`
	Alternatives    Text `json:"alternatives"`
	Proportionality Text `json:"proportionality"`
	PreviousProcess Text `json:"previous_process"`
}

// Affected says whom the system concerns.
type Affected struct {
	Groups         []Text   `json:"groups"`
	HeightenedRisk []string `json:"heightened_risk"`
	LifeEvents     []string `json:"life_events"`
	Scale          *int     `json:"scale"` // decisions a year
	Area           string   `json:"area"`
}

// Decision says what part the system has in decisions.
type Decision struct {
	AboutPeople       Answer `json:"about_people"`
	Effect            string `json:"effect"`
	Role              string `json:"role"`
	Integration       Text   `json:"integration"`
	PublicInformation Text   `json:"public_information"`
}

// HumanOversight says which person watches the system and what they can do.
type HumanOversight struct {
	Who         Text   `json:"who"`
	When        Text   `json:"when"`
	Description Text   `json:"description"`
	CanOverride Answer `json:"can_override"`
	Training    Answer `json:"training"`
	Failsafe    Answer `json:"failsafe"`
}

// Notification says how people learn that the system was used.
type Notification struct {
	Given Answer `json:"given"`
	When  string `json:"when"`
	How   Text   `json:"how"`
	Text  Text   `json:"text"` // the words on decision letters
}

// Legal says which law allows the use of the system.
type Legal struct {
	Basis []Basis `json:"basis"`
	Text  Text    `json:"text"`
}

// Basis is one provision of law.
type Basis struct {
	Title       Text   `json:"title"`
	Form        string `json:"form"`
	Article     string `json:"article"`
	URL         string `json:"url"`
	Right       Text   `json:"right"`        // what it gives to people, as a sentence to them
	AppliesFrom Date   `json:"applies_from"` // empty when it applies already
	Exceptions  Text   `json:"exceptions"`
}

// Risk is the class of the system under a law or policy.
type Risk struct {
	Level         string   `json:"level"`
	Framework     string   `json:"framework"`
	Justification Text     `json:"justification"`
	Derogation    Text     `json:"derogation"`
	RedLines      []string `json:"red_lines"`
}

// Technology says how the system works.
type Technology struct {
	Kind         string  `json:"kind"`
	Task         string  `json:"task"`
	Description  Text    `json:"description"`
	Method       Text    `json:"method"`
	Models       []Model `json:"models"`
	SelfLearning Answer  `json:"self_learning"`
	CodeURL      string  `json:"code_url"`
	CustomCode   Answer  `json:"custom_code"`
}

// Model is a trained model that the system uses.
type Model struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	Provider string `json:"provider"`
	URL      string `json:"url"`
}

// DataSource is one source of data, for development or for operation.
type DataSource struct {
	ID                string   `json:"id"`
	Name              Text     `json:"name"`
	Use               string   `json:"use"`
	Description       Text     `json:"description"`
	Source            Text     `json:"source"`
	URL               string   `json:"url"`
	Personal          Answer   `json:"personal"`
	SpecialCategories []string `json:"special_categories"`
	Collection        Text     `json:"collection"`
	Retention         Text     `json:"retention"`
	Quality           Text     `json:"quality"`
	Sharing           Text     `json:"sharing"`
}

// Procurement says how the system was obtained and from whom.
type Procurement struct {
	Route       string     `json:"route"`
	Vendors     []Vendor   `json:"vendors"`
	ContractIDs []string   `json:"contract_ids"`
	TenderIDs   []Tender   `json:"tender_ids"`
	Value       *Money     `json:"value"`
	Documents   []Document `json:"documents"`
}

// Vendor is a supplier of the system or of a part of it.
type Vendor struct {
	Name    string `json:"name"`
	ID      string `json:"id"` // company number
	Role    string `json:"role"`
	Product string `json:"product"`
	URL     string `json:"url"`
}

// Tender is a call for tenders in a public procurement journal.
type Tender struct {
	Scheme string `json:"scheme"`
	ID     string `json:"id"`
	URL    string `json:"url"`
}

// Money is an amount in the main unit of an ISO 4217 currency. Zero is free.
type Money struct {
	Amount   *float64 `json:"amount"`
	Currency string   `json:"currency"`
	Note     Text     `json:"note"`
}

// Document is a published document and the hash that pins its bytes.
type Document struct {
	Kind   string `json:"kind"`
	Title  Text   `json:"title"`
	URL    string `json:"url"`
	SHA256 string `json:"sha256"`
}

// Assessment is an impact assessment, audit or test of the system.
type Assessment struct {
	ID            string `json:"id"`
	Kind          string `json:"kind"`
	Title         Text   `json:"title"`
	Status        string `json:"status"`
	Date          Date   `json:"date"`
	By            Text   `json:"by"`
	Independent   Answer `json:"independent"`
	Outcome       Text   `json:"outcome"`
	URL           string `json:"url"`
	SHA256        string `json:"sha256"`
	NextReview    Date   `json:"next_review"`
	ReasonNotDone Text   `json:"reason_not_done"`
}

// Performance says how well the system works and where it fails.
type Performance struct {
	Metrics     []Metric `json:"metrics"`
	Limitations Text     `json:"limitations"`
	Monitoring  Text     `json:"monitoring"`
}

// Metric is one measured figure, possibly for one group of people.
type Metric struct {
	Name  Text   `json:"name"`
	Value string `json:"value"` // as published, with its unit
	Group Text   `json:"group"`
	Date  Date   `json:"date"`
}

// Impacts says what the system may do to people and to the world.
type Impacts struct {
	Text        Text `json:"text"`
	Risks       Text `json:"risks"`
	Mitigations Text `json:"mitigations"`
	Environment Text `json:"environment"`
}

// Consultation is a conversation with people concerned before or during use.
type Consultation struct {
	Who     Text   `json:"who"`
	Date    Date   `json:"date"`
	How     Text   `json:"how"`
	Outcome Text   `json:"outcome"`
	URL     string `json:"url"`
}

// Contact is a way to reach a body about the record or the system.
type Contact struct {
	Type  string `json:"type"`
	Value string `json:"value"`
	Label Text   `json:"label"`
}

// Withheld is a part of the record that is kept secret: which, why, until when.
type Withheld struct {
	Path   string `json:"path"` // JSON Pointer of the field that is missing
	Ground Text   `json:"ground"`
	Review Date   `json:"review"`
}

// Translation says how the texts of one language were made.
type Translation struct {
	Status     string `json:"status"`
	SourceHash string `json:"source_hash"` // of the texts it was made from: schema.SourceHash
}

// Entry is about the record itself, not about the system.
type Entry struct {
	Published Date        `json:"published"`
	Updated   Date        `json:"updated"`
	ReviewDue Date        `json:"review_due"`
	Withdrawn *Withdrawal `json:"withdrawn"`
	Source    *Source     `json:"source"`
}

// Withdrawal is the end of a record: it leaves the lists, its page stays.
type Withdrawal struct {
	Date   Date `json:"date"`
	Reason Text `json:"reason"`
}

// Source says from which other register a record was imported.
type Source struct {
	Register  string `json:"register"`
	ID        string `json:"id"`
	URL       string `json:"url"`
	Retrieved Date   `json:"retrieved"`
	SHA256    string `json:"sha256"`
}
