using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using LamPS.Contracts;
using LamPS.Core.Runs;

namespace LamPS.Core.Reports;

/// <summary>A run as one page that needs nothing else: no network, no script.</summary>
internal sealed class HtmlReport
{
    private static readonly Lazy<string> Style = new(ReadStyle);
    private readonly HtmlBuilder _html;
    private readonly ReportModel _model;
    private readonly PictureSet _pictures;

    private HtmlReport(HtmlBuilder html, ReportModel model, PictureSet pictures)
    {
        _html = html;
        _model = model;
        _pictures = pictures;
    }

    private RunRecord Run => _model.Run;

    private bool IsRunning => Run.EndedAt is null && Run.Outcome is null;

    private string Word => IsRunning ? "Running" : ReportWords.Of(Run.Outcome);

    private string Kind => ReportWords.ClassOf(Run.Outcome);

    private string IconName => IsRunning ? "dots" : ReportWords.IconOf(Run.Outcome);

    /// <summary>Writes the page.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="model">The run.</param>
    /// <param name="pictures">Its pictures.</param>
    public static void Write(TextWriter output, ReportModel model, PictureSet pictures) =>
        new HtmlReport(new HtmlBuilder(output), model, pictures).Page();

    private static string ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("LamPS.Core.Reports.report.css")!;
        using var reader = new StreamReader(stream);
        // As browsers read it, so that the hash below is of what they see.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private void Page()
    {
        _html.Constant("<!doctype html>\n");
        using (_html.Open("html", ("lang", "en")))
        {
            Head();
            using (_html.Open("body"))
            {
                _html.Element("a", "Skip to the timeline", ("class", "skip"), ("href", "#lam:timeline"));
                ReportParts.Symbols(_html);
                Bar();
                using (_html.Open("main", ("id", "lam:top")))
                {
                    Summary();
                    Proven();
                    TimeHtml.Write(_html, _model);
                    new TimelineHtml(_html, _model, _pictures).Write();
                }

                using (_html.Open("footer"))
                {
                    _html.Text(string.Create(CultureInfo.InvariantCulture, $"Run {Run.Id} on {Run.StartedAt:yyyy-MM-dd HH:mm:ss zzz}, LamPS {Run.Version}"));
                    if (_pictures.LeftOut > 0)
                    {
                        _html.Text($". {ReportWords.Count(_pictures.LeftOut, "picture")} would have made this page too large and stayed in the run's folder");
                    }

                    _html.Text(".");
                }

                Pictures();
            }
        }
    }

    private void Head()
    {
        using (_html.Open("head"))
        {
            _html.Constant("<meta charset=\"utf-8\">\n");
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style.Value)));
            _html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", $"default-src 'none'; img-src data:; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"));
            _html.Constant("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
            _html.Element("title", VisibleText.Of($"{Word}: {Cut(Run.Request, 100)}"));
            _html.Constant($"\n<style>{Style.Value}</style>\n");
        }
    }

    private void Bar()
    {
        using (_html.Open("header", ("class", "bar-top")))
        {
            ReportParts.Icon(_html, IconName, Kind);
            _html.Element("span", Word, ("class", $"word {Kind}"));
            using (_html.Open("span", ("class", "request")))
            {
                _html.Foreign(Run.Request, 200);
            }

            using (_html.Open("nav", ("aria-label", "Parts of this report")))
            {
                _html.Element("a", "Summary", ("href", "#lam:top"));
                _html.Element("a", "Timeline", ("href", "#lam:timeline"));
                if (_model.Failure is not null)
                {
                    _html.Element("a", "Failure", ("href", $"#{TimelineHtml.FailureId}"));
                }
            }
        }
    }

    private void Summary()
    {
        using (_html.Open("section", ("class", $"summary {Kind}"), ("aria-labelledby", "lam:request")))
        {
            using (_html.Open("p", ("class", "outcome")))
            {
                ReportParts.Icon(_html, IconName, Kind);
                _html.Element("span", Word, ("class", $"word {Kind}"));
                _html.Element("span", Run.Kind, ("class", "note"));
            }

            using (_html.Open("h1", ("id", "lam:request")))
            {
                _html.Foreign(Run.Request);
            }

            _html.Element("p", Sentence(), ("class", "sentence"));
            Error();
            using (_html.Open("dl", ("class", "about")))
            {
                About("Run", Run.Id);
                About("Started", Run.StartedAt.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));
                About("Desktop", Run.Desktop);
                About("Decided by", Run.Model);
                About("Runbook", Run.Runbook);
                foreach (var path in Run.Saved)
                {
                    About("Saved", path);
                }
            }
        }
    }

    private void Error()
    {
        if (Run.Error is not { } error)
            return;

        using (_html.Open("div", ("class", "error")))
        {
            using (_html.Open("p", ("class", "message")))
            {
                _html.Foreign(error.Message);
            }

            if (error.Remedy.Length > 0)
            {
                using (_html.Open("p", ("class", "remedy")))
                {
                    _html.Foreign(error.Remedy);
                }
            }

            _html.Element("code", error.Id);
            if (_model.Failure is not null)
            {
                _html.Element("a", "See where it failed", ("href", $"#{TimelineHtml.FailureId}"));
            }
        }
    }

    private void About(string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;

        using (_html.Open("div"))
        {
            _html.Element("dt", name);
            using (_html.Open("dd"))
            {
                _html.Foreign(value, 500);
            }
        }
    }

    private void Proven()
    {
        using (_html.Open("section", ("id", "lam:proven"), ("aria-labelledby", "lam:proven-title")))
        {
            _html.Element("h2", "What was proven", ("id", "lam:proven-title"));
            if (_model.Expectations.Count > 0)
            {
                using (_html.Open("ul", ("class", "claims")))
                {
                    foreach (var expectation in _model.Expectations)
                    {
                        using (_html.Open("li"))
                        {
                            ReportParts.Expectation(_html, expectation);
                        }
                    }
                }
            }

            _html.Element("p", ProofOfActions(), ("class", "note"));
        }
    }

    private string Sentence()
    {
        var holds = _model.Expectations.Count(e => e.Holds);
        var proof = _model.Expectations.Count == 0 ? "" : $", {holds} of {ReportWords.Count(_model.Expectations.Count, "expectation")} {(holds == 1 ? "holds" : "hold")}";
        var passedOver = _model.PassedOver == 0 ? "" : $" {ReportWords.Count(_model.PassedOver, "step")} failed, and the run went on.";
        return $"{ReportWords.Count(_model.Actions.Count, "action")} in {ReportWords.Duration(_model.Duration.TotalMilliseconds)}{proof}.{passedOver}";
    }

    private string ProofOfActions()
    {
        var stated = _model.Expectations.Count == 0 ? "No expectation was checked. " : "";
        if (_model.Actions.Count == 0)
            return $"{stated}Nothing was done.";

        var groups = _model.Actions.GroupBy(a => a.Outcome).OrderBy(g => g.Key ?? (Outcome)int.MaxValue)
            .Select(g => $"{g.Count().ToString(CultureInfo.InvariantCulture)} {ReportWords.Of(g.Key).ToLowerInvariant()}");
        return $"{stated}Of {ReportWords.Count(_model.Actions.Count, "action")}: {string.Join(", ", groups)}.";
    }

    private void Pictures()
    {
        using (_html.Open("svg", ("class", "defs"), ("aria-hidden", "true"), ("width", "0"), ("height", "0")))
        {
            foreach (var picture in _pictures.All)
            {
                using (_html.Open("symbol", ("id", picture.Id), ("viewBox", $"0 0 {picture.Width} {picture.Height}")))
                {
                    _html.Base64(
                        $"<image width=\"{picture.Width}\" height=\"{picture.Height}\" href=\"data:image/png;base64,",
                        File.ReadAllBytes(picture.Path),
                        "\"></image>");
                }
            }
        }
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length), "…");
}
