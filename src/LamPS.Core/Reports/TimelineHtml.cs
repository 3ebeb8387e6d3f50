using LamPS.Core.Planning;

namespace LamPS.Core.Reports;

/// <summary>The timeline: runbook steps, plans, actions and expectations in order.</summary>
internal sealed class TimelineHtml
{
    /// <summary>Id of the place where the run failed.</summary>
    public const string FailureId = "lam:failure";

    // With more than this, what went well is closed, so that the page is read from top to bottom.
    private const int ActionsThatShow = 6;
    private readonly HtmlBuilder _html;
    private readonly ReportModel _model;
    private readonly ActionHtml _actions;
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);

    public TimelineHtml(HtmlBuilder html, ReportModel model, PictureSet pictures)
    {
        _html = html;
        _model = model;
        _actions = new ActionHtml(html, pictures);
    }

    /// <summary>Writes what the page opens at: it takes the focus, unless the address names another place.</summary>
    /// <param name="html">Where to.</param>
    public static void Spot(HtmlBuilder html) =>
        html.Element("span", "Here it failed.", ("id", FailureId), ("class", "spot"), ("tabindex", "-1"), ("autofocus", ""));

    /// <summary>Writes the section.</summary>
    public void Write()
    {
        using (_html.Open("section", ("id", "lam:timeline"), ("aria-labelledby", "lam:timeline-title")))
        {
            _html.Element("h2", "Timeline", ("id", "lam:timeline-title"));
            if (_model.Root.Items.Count == 0)
            {
                _html.Element("p", "Nothing was done.", ("class", "note"));
            }

            Items(_model.Root);
        }
    }

    private void Items(SectionItem section)
    {
        for (var i = 0; i < section.Items.Count;)
        {
            switch (section.Items[i])
            {
                case SectionItem inner:
                    Section(inner);
                    i++;
                    break;
                case PlanItem plan:
                    Plan(plan, section);
                    i++;
                    break;
                default:
                    i = Events(section.Items, i);
                    break;
            }
        }
    }

    private void Section(SectionItem section)
    {
        var started = section.Started!;
        var failure = ReferenceEquals(section, _model.Failure);
        using (_html.Open("section", ("id", AnchorOf(started.Step)), ("class", failure ? "step here" : "step")))
        {
            if (failure)
            {
                Spot(_html);
            }

            using (_html.Open("header"))
            {
                ReportParts.Icon(_html, section.Ended?.Outcome);
                using (_html.Open("h3"))
                {
                    _html.Foreign(started.Title.Length == 0 ? started.Step : started.Title, 300);
                }

                using (_html.Open("p", ("class", "ending")))
                {
                    ReportParts.Word(_html, section.Ended?.Outcome);
                    _html.Element("span", section.Ended is { } ended ? ReportWords.Duration(ended.DurationMs) : "", ("class", "time"));
                }

                using (_html.Open("p", ("class", "kind")))
                {
                    _html.Element("code", started.Step);
                    _html.Text($" {started.Kind}");
                }
            }

            if (section.Ended is { Detail.Length: > 0 } end)
            {
                using (_html.Open("p", ("class", $"result {ReportWords.ClassOf(end.Outcome)}")))
                {
                    _html.Foreign(end.Detail);
                }
            }

            Items(section);
        }
    }

    private int Events(List<ReportItem> items, int index)
    {
        using (_html.Open("ol", ("class", "events")))
        {
            for (; index < items.Count; index++)
            {
                var failure = ReferenceEquals(items[index], _model.Failure);
                if (items[index] is ActionItem { Action: var action })
                {
                    var open = failure || _model.Actions.Count <= ActionsThatShow || ReportModel.IsFailure(action.Outcome);
                    _actions.Write(action, open, failure);
                }
                else if (items[index] is ExpectationItem { Expectation: var expectation })
                {
                    using (_html.Open("li", ("class", failure ? "expectation here" : "expectation")))
                    {
                        if (failure)
                        {
                            Spot(_html);
                        }

                        ReportParts.Expectation(_html, expectation);
                    }
                }
                else
                {
                    break;
                }
            }
        }

        return index;
    }

    private void Plan(PlanItem item, SectionItem section)
    {
        var plan = item.Plan;
        using (_html.Open("details", ("class", "plan"), ("open", plan.Steps.Count <= 12 ? "" : null)))
        {
            using (_html.Open("summary"))
            {
                _html.Text(item.Again ? "New plan" : "Plan");
                _html.Element("span", $" {ReportWords.Count(plan.Steps.Count, "step")}, made by {plan.Planner}", ("class", "note"));
            }

            using (_html.Open("ol"))
            {
                foreach (var step in plan.Steps)
                {
                    Line(step, section);
                }
            }

            foreach (var part in plan.Doubts)
            {
                using (_html.Open("p", ("class", "result open")))
                {
                    _html.Text("It isn't sure that this was understood: ");
                    _html.Foreign(part);
                }
            }

            foreach (var part in plan.Unplanned)
            {
                using (_html.Open("p", ("class", "result bad")))
                {
                    _html.Text("Nothing was found for: ");
                    _html.Foreign(part);
                }
            }
        }
    }

    private void Line(PlanStep step, SectionItem section)
    {
        using (_html.Open("li"))
        {
            using (_html.Open("span"))
            {
                _html.Foreign(step.Text, 300);
                _html.Text(" ");
                using (_html.Open("span", ("class", "source")))
                {
                    _html.Foreign(step.Source, 120);
                }
            }

            if (section.Items.OfType<ActionItem>().LastOrDefault(a => a.Action.PlanStep == step.Text)?.Action is { } action)
            {
                using (_html.Open("a", ("class", $"word {ReportWords.ClassOf(action.Outcome)}"), ("href", $"#lam:action-{action.Number}")))
                {
                    _html.Text(ReportWords.Of(action.Outcome));
                }
            }
        }
    }

    /// <summary>Ids of steps are anchors as they are (<c>report.html#table</c>), each once; those of LamPS begin with <c>lam:</c>, which no step's does.</summary>
    private string? AnchorOf(string step) =>
        step.Length > 0 && step.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') && _anchors.Add(step) ? step : null;
}
