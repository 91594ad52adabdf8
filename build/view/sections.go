package view

import (
	"strings"

	"vitrine/content"
	"vitrine/schema"
)

// sections lays a record out below the summary and the box on contesting: what
// it is for, what it does to people, who watches it, how it works.
func (b *recordBuilder) sections() []Section {
	all := []Section{
		b.purpose(), b.decision(), b.people(), b.oversight(), b.risk(), b.assessments(),
		b.data(), b.technology(), b.performance(), b.procurement(), b.consultation(),
		b.lifecycle(), b.withheld(), b.entry(),
	}
	if len(b.rec.X) > 0 {
		all = append(all, b.asTheSourceWrote())
	}
	b.site.explain(all)
	return all
}

func (b *recordBuilder) purpose() Section {
	p := &b.rec.Purpose
	f := b.section("purpose")
	f.prose("purpose_statement", p.Statement)
	f.prose("purpose_benefits", p.Benefits)
	f.prose("purpose_alternatives", p.Alternatives)
	f.prose("purpose_proportionality", p.Proportionality)
	f.prose("purpose_previous_process", p.PreviousProcess)
	return f.done()
}

func (b *recordBuilder) decision() Section {
	d := &b.rec.Decision
	f := b.section("decision")
	f.answer("decision_about_people", d.AboutPeople)
	f.coded("decision_effect", "effect", d.Effect)
	f.coded("decision_role", "decision_role", d.Role)
	f.prose("decision_integration", d.Integration)
	f.prose("decision_public_information", d.PublicInformation)
	f.answer("rollback", b.rec.Rollback)
	f.answer("notification_given", b.rec.Notification.Given)
	f.coded("notification_when", "notification_when", b.rec.Notification.When)
	f.prose("notification_how", b.rec.Notification.How)
	f.prose("notification_text", b.rec.Notification.Text)
	return f.done()
}

func (b *recordBuilder) people() Section {
	a := &b.rec.Affected
	f := b.section("people")
	f.texts("affected_groups", a.Groups)
	var events []Value
	for _, code := range a.LifeEvents {
		events = append(events, Value{
			Label: b.site.coded("life_events", code).Label,
			URL:   b.site.eventURL(code),
		})
	}
	f.add("affected_life_events", events...)
	f.coded("affected_heightened_risk", "heightened_risk", a.HeightenedRisk...)
	if a.Scale != nil {
		f.add("affected_scale", Value{Number: b.site.Number(*a.Scale)})
	} else {
		f.add("affected_scale")
	}
	f.coded("rights", "rights", b.rec.Rights...)
	i := &b.rec.Impacts
	f.prose("impacts_text", i.Text)
	f.prose("impacts_risks", i.Risks)
	f.prose("impacts_mitigations", i.Mitigations)
	f.prose("impacts_environment", i.Environment)
	return f.done()
}

func (b *recordBuilder) oversight() Section {
	o := &b.rec.HumanOversight
	f := b.section("oversight")
	f.prose("oversight_who", o.Who)
	f.prose("oversight_when", o.When)
	f.prose("oversight_description", o.Description)
	f.answer("oversight_can_override", o.CanOverride)
	f.answer("oversight_training", o.Training)
	f.answer("oversight_failsafe", o.Failsafe)
	f.parties("oversight_independent", b.rec.IndependentOversight)
	return f.done()
}

func (b *recordBuilder) risk() Section {
	r := &b.rec.Risk
	f := b.section("risk")
	f.coded("risk_level", "risk_level", r.Level)
	f.coded("risk_framework", "risk_framework", r.Framework)
	f.prose("risk_justification", r.Justification)
	f.prose("risk_derogation", r.Derogation)
	f.coded("risk_red_lines", "red_lines", r.RedLines...)
	var basis []Value
	for _, l := range b.rec.Legal.Basis {
		basis = append(basis, b.basis(l))
	}
	f.add("legal_basis", basis...)
	f.prose("legal_text", b.rec.Legal.Text)
	return f.done()
}

// basis notes what kind of law it is before the article.
func (b *recordBuilder) basis(l content.Basis) Value {
	v := Value{Text: b.site.text(l.Title), URL: l.URL}
	v.Note = b.site.coded("legal_instrument", l.Form).Label
	switch {
	case v.Text.Empty():
		v.Code = l.Article
	case v.Note != "" && l.Article != "":
		v.Note += " · " + l.Article
	case l.Article != "":
		v.Note = l.Article
	}
	if !b.site.inForce(l.AppliesFrom) {
		v.From = b.site.date(l.AppliesFrom)
	}
	return v
}

func (b *recordBuilder) assessments() Section {
	f := b.section("assessments")
	for i, a := range b.rec.Assessments {
		g := f.group(item("/assessments", i), b.site.text(a.Title),
			b.site.coded("assessment_kind", a.Kind))
		g.coded("assessment_status", "assessment_status", a.Status)
		g.ask(a.Status == "done")
		g.date("assessment_date", a.Date)
		g.text("assessment_by", a.By)
		g.answer("assessment_independent", a.Independent)
		g.prose("assessment_outcome", a.Outcome)
		g.link("document", a.URL)
		g.ask(a.Status == "done" && a.URL != "")
		g.sum("sha256", a.SHA256)
		g.ask(a.Status == "not_done")
		g.prose("assessment_reason_not_done", a.ReasonNotDone)
		g.ask(a.Status == "done")
		g.one("assessment_next_review", a.NextReview != "",
			b.review(a.NextReview, schema.ReviewOverdue(b.rec, a, b.site.opts.Clock)))
	}
	f.wants("assessments", len(b.rec.Assessments))
	out := f.done()
	out.Words = b.site.explainedAssessments(b.rec.Assessments)
	return out
}

func (b *recordBuilder) data() Section {
	f := b.section("data")
	for i, d := range b.rec.Data {
		g := f.group(item("/data", i), b.site.text(d.Name), Coded{})
		g.coded("data_use", "data_use", d.Use)
		g.prose("data_description", d.Description)
		g.prose("data_source", d.Source)
		g.answer("data_personal", d.Personal)
		g.coded("data_special_categories", "special_categories", d.SpecialCategories...)
		g.prose("data_collection", d.Collection)
		g.prose("data_retention", d.Retention)
		g.prose("data_quality", d.Quality)
		g.prose("data_sharing", d.Sharing)
		g.link("document", d.URL)
	}
	f.wants("data", len(b.rec.Data))
	return f.done()
}

func (b *recordBuilder) technology() Section {
	t := &b.rec.Technology
	f := b.section("technology")
	f.coded("technology_kind", "technology_kind", t.Kind)
	f.coded("technology_task", "technology_task", t.Task)
	f.prose("technology_description", t.Description)
	f.prose("technology_method", t.Method)
	f.answer("technology_self_learning", t.SelfLearning)
	f.answer("technology_custom_code", t.CustomCode)
	f.link("technology_code_url", t.CodeURL)
	for i, m := range t.Models {
		g := f.group(item("/technology/models", i), Text{Plain: m.Name}, Coded{})
		g.plain("model_version", m.Version)
		g.plain("model_provider", m.Provider)
		g.link("document", m.URL)
	}
	f.wants("technology_models", len(t.Models))
	return f.done()
}

func (b *recordBuilder) performance() Section {
	p := &b.rec.Performance
	f := b.section("performance")
	f.prose("performance_limitations", p.Limitations)
	f.prose("performance_monitoring", p.Monitoring)
	for i, m := range p.Metrics {
		g := f.group(item("/performance/metrics", i), b.site.text(m.Name), Coded{})
		g.plain("metric_value", m.Value)
		g.text("metric_group", m.Group)
		g.date("metric_date", m.Date)
	}
	f.wants("performance_metrics", len(p.Metrics))
	return f.done()
}

func (b *recordBuilder) procurement() Section {
	p := &b.rec.Procurement
	f := b.section("procurement")
	f.coded("procurement_route", "procurement_route", p.Route)
	var bodies []Value
	for _, r := range b.rec.Roles {
		bodies = append(bodies, Value{Party: b.site.partyOf(r)})
	}
	f.add("roles", bodies...)
	if p.Value != nil {
		f.add("procurement_value", b.money(p.Value))
	} else {
		f.add("procurement_value")
	}
	f.codes("procurement_contract_ids", p.ContractIDs)
	for _, t := range p.TenderIDs {
		f.add("procurement_tender_ids", Value{Code: strings.TrimSpace(t.Scheme + " " + t.ID), URL: t.URL})
	}
	b.vendors(f)
	b.documents(f)
	return f.done()
}

func (b *recordBuilder) vendors(f *fields) {
	vendors := b.rec.Procurement.Vendors
	for i, v := range vendors {
		g := f.group(item("/procurement/vendors", i), Text{Plain: v.Name},
			b.site.coded("role", "supplier"))
		g.plain("vendor_product", v.Product)
		g.plain("vendor_role", v.Role)
		g.code("vendor_id", v.ID)
		g.link("website", v.URL)
	}
	f.wants("procurement_vendors", len(vendors))
}

func (b *recordBuilder) documents(f *fields) {
	documents := b.rec.Procurement.Documents
	for i, d := range documents {
		g := f.group(item("/procurement/documents", i), b.site.text(d.Title),
			b.site.coded("document_kind", d.Kind))
		g.ask(true)
		g.link("document", d.URL)
		g.ask(d.URL != "")
		g.sum("sha256", d.SHA256)
	}
	f.wants("procurement_documents", len(documents))
}

func (b *recordBuilder) consultation() Section {
	f := b.section("consultation")
	for i, c := range b.rec.Consultation {
		g := f.group(item("/consultation", i), b.site.text(c.Who), Coded{})
		g.date("consultation_date", c.Date)
		g.prose("consultation_how", c.How)
		g.prose("consultation_outcome", c.Outcome)
		g.link("document", c.URL)
	}
	f.wants("consultation", len(b.rec.Consultation))
	return f.done()
}

func (b *recordBuilder) lifecycle() Section {
	l := &b.rec.Lifecycle
	f := b.section("lifecycle")
	f.coded("lifecycle_status", "status", l.Status)
	f.date("lifecycle_since", l.Since)
	if l.Until != "" || l.Status == "retired" {
		f.date("lifecycle_until", l.Until)
	}
	for i, e := range l.Events {
		g := f.group(item("/lifecycle/events", i), Text{Plain: b.site.date(e.Date).Text}, Coded{})
		g.prose("event_text", e.Text)
	}
	return f.done()
}

func (b *recordBuilder) entry() Section {
	f := b.section("entry")
	f.add("entry_id", Value{Code: b.rec.ID})
	f.date("entry_published", b.rec.Entry.Published)
	f.date("entry_updated", b.rec.Entry.Updated)
	f.date("entry_review_due", b.rec.Entry.ReviewDue)
	var links []Value
	for _, code := range sortedKeys(b.rec.Links) {
		url := b.rec.Links[code]
		links = append(links, Value{Label: b.site.coded("links", code).Label, URL: url})
	}
	f.add("links", links...)
	if src := b.rec.Entry.Source; src != nil {
		f.add("entry_source", Value{Code: src.Register + " " + src.ID, URL: src.URL})
		f.date("entry_retrieved", src.Retrieved)
	}
	return f.done()
}

// asTheSourceWrote shows what an import found no field for, word for word.
func (b *recordBuilder) asTheSourceWrote() Section {
	f := b.section("source")
	for _, source := range sortedKeys(b.rec.X) {
		g := f.group("", Text{Plain: source}, Coded{})
		fields, ok := b.rec.X[source].(map[string]any)
		if !ok {
			g.verbatim(source, Value{Text: Text{Plain: plainValue(b.rec.X[source])}})
			continue
		}
		for _, name := range sortedKeys(fields) {
			g.verbatim(name, Value{Text: Text{Plain: plainValue(fields[name])}})
		}
	}
	return f.done()
}
