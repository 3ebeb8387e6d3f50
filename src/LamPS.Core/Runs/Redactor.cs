using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using LamPS.Core.Actions;
using LamPS.Core.Deciding;
using LamPS.Core.Elements;

namespace LamPS.Core.Runs;

/// <summary>Masks secrets in everything that is kept or printed. Safe to use from several threads.</summary>
/// <remarks>
/// Knows a secret as it is, as JSON, URL, HTML and Base64 write it, and, when it has several lines, each line of it.
/// Where secrets overlap, all of their characters are masked. Pictures are not looked into.
/// </remarks>
public sealed class Redactor
{
    /// <summary>What stands where a secret was.</summary>
    public const string Mask = "***";

    // A line of a longer secret that is shorter than this (a brace, a dash) tells nothing and would mask half of the text.
    private const int ShortestLine = 4;
    private readonly Lock _gate = new();
    private volatile Secrets _secrets = Secrets.None;

    /// <summary>Adds a secret. Empty and blank ones are ignored.</summary>
    /// <param name="secret">The secret.</param>
    public void Add(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret))
            return;

        lock (_gate)
        {
            _secrets = new Secrets([.. _secrets.Forms.Concat(FormsOf(secret)).Distinct(StringComparer.Ordinal)]);
        }
    }

    /// <summary>The text with all secrets masked; the same instance when it holds none.</summary>
    /// <param name="text">Text.</param>
    public string Apply(string text)
    {
        var secrets = _secrets;
        var start = text.AsSpan().IndexOfAny(secrets.Search);
        if (start < 0)
            return text;

        var masked = new StringBuilder(text.Length);
        var end = 0;
        while (start >= 0)
        {
            masked.Append(text, end, start - end).Append(Mask);
            end = EndOfSecrets(text, start, secrets.Forms);
            var next = text.AsSpan(end).IndexOfAny(secrets.Search);
            start = next < 0 ? -1 : end + next;
        }

        return masked.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>An event with all secrets masked. Ids of runs and file names of pictures stay: LamPS makes them.</summary>
    /// <param name="runEvent">Event.</param>
    /// <typeparam name="T">Type of the event.</typeparam>
    public T Apply<T>(T runEvent)
        where T : RunEvent
    {
        if (_secrets.Forms.Length == 0)
            return runEvent;

        RunEvent masked = runEvent switch
        {
            RunStarted started => started with { Run = Apply(started.Run) },
            RunEnded ended => ended with { Run = Apply(ended.Run) },
            RunbookStepStarted started => started with { Step = Apply(started.Step), Kind = Apply(started.Kind), Title = Apply(started.Title) },
            RunbookStepEnded ended => ended with { Step = Apply(ended.Step), Detail = Apply(ended.Detail), Error = Apply(ended.Error) },
            PlanMade made => made with { Step = ApplyOrNull(made.Step), Plan = Apply(made.Plan) },
            StepStarted started => started with { Record = Apply(started.Record) },
            StepEnded ended => ended with { Record = Apply(ended.Record) },
            ExpectationChecked check => check with { Result = Apply(check.Result) },
            RunProgress progress => progress with { Message = Apply(progress.Message) },
            _ => throw new ArgumentException($"Secrets in '{runEvent.GetType()}' can't be masked.", nameof(runEvent)),
        };
        return (T)masked;
    }

    private static int EndOfSecrets(string text, int start, string[] forms)
    {
        // Grows over every secret that begins inside of what is masked already, so that no part of an overlapping one stays.
        var end = start;
        for (var at = start; at == start || at < end; at++)
        {
            foreach (var form in forms)
            {
                if (at + form.Length > end && text.AsSpan(at).StartsWith(form, StringComparison.Ordinal))
                {
                    end = at + form.Length;
                }
            }
        }

        return end;
    }

    private static IEnumerable<string> FormsOf(string secret)
    {
        foreach (var text in Lines(secret))
        {
            yield return text;
            yield return JavaScriptEncoder.Default.Encode(text);
            yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
            yield return Uri.EscapeDataString(text);
            yield return LowerEscapes(Uri.EscapeDataString(text));
            yield return WebUtility.UrlEncode(text);
            yield return LowerEscapes(WebUtility.UrlEncode(text));
            yield return WebUtility.HtmlEncode(text);
            yield return HtmlEncoder.Default.Encode(text);
            if (text.Length >= ShortestLine)
            {
                yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
            }
        }
    }

    private static IEnumerable<string> Lines(string secret)
    {
        yield return secret;
        var trimmed = secret.Trim();
        if (trimmed.Length != secret.Length)
        {
            yield return trimmed;
        }

        foreach (var line in secret.Split(['\r', '\n'], StringSplitOptions.TrimEntries))
        {
            if (line.Length >= ShortestLine && line.Length < secret.Length)
            {
                yield return line;
            }
        }
    }

    private static string LowerEscapes(string url)
    {
        var lower = url.ToCharArray();
        for (var i = 0; i + 2 < lower.Length; i++)
        {
            if (lower[i] == '%')
            {
                lower[i + 1] = char.ToLowerInvariant(lower[i + 1]);
                lower[i + 2] = char.ToLowerInvariant(lower[i + 2]);
            }
        }

        return new string(lower);
    }

    private string? ApplyOrNull(string? text) => text is null ? null : Apply(text);

    private Contracts.LamError? Apply(Contracts.LamError? error) =>
        error is null ? null : error with { Message = Apply(error.Message), Remedy = Apply(error.Remedy) };

    private RunRecord Apply(RunRecord run) => run with
    {
        Kind = Apply(run.Kind),
        Request = Apply(run.Request),
        Runbook = ApplyOrNull(run.Runbook),
        Desktop = Apply(run.Desktop),
        Model = Apply(run.Model),
        Saved = [.. run.Saved.Select(Apply)],
        Error = Apply(run.Error),
        Version = Apply(run.Version),
    };

    private Planning.Plan Apply(Planning.Plan plan) => new(
        [.. plan.Steps.Select(s => new Planning.PlanStep(Apply(s.Text), Apply(s.Source), Apply(s.Function), Apply(s.Clause)))],
        [.. plan.Unplanned.Select(Apply)],
        Apply(plan.Planner))
    {
        Doubts = [.. plan.Doubts.Select(Apply)],
    };

    private Contracts.Runs.ExpectationOutcome Apply(Contracts.Runs.ExpectationOutcome check) => check with
    {
        Step = ApplyOrNull(check.Step),
        Expectation = Apply(check.Expectation),
        Evidence = Apply(check.Evidence),
    };

    private StepRecord Apply(StepRecord record) => record with
    {
        Step = ApplyOrNull(record.Step),
        PlanStep = ApplyOrNull(record.PlanStep),
        Function = Apply(record.Function),
        Element = record.Element is null ? null : new(Apply(record.Element.Role), Apply(record.Element.Name), Apply(record.Element.Selector)),
        Arguments = new ActionArguments(record.Arguments.Select(a => KeyValuePair.Create(a.Key, Apply(a.Value)))),
        Reason = Apply(record.Reason),
        Alternatives = [.. record.Alternatives.Select(a => new Alternative(Apply(a.Function), Apply(a.Target), a.Score))],
        Policy = record.Policy is null ? null : record.Policy with { Rule = Apply(record.Policy.Rule) },
        Detail = Apply(record.Detail),
        Changes = [.. record.Changes.Select(c => new ElementChange(
            Apply(c.Kind), Apply(c.Role), Apply(c.Name), Apply(c.Property), Apply(c.Before), Apply(c.After)))],
    };

    // A number can be the secret too, a PIN for example.
    private object? Apply(object? value)
    {
        if (value is null or bool)
            return value;

        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        var masked = Apply(text);
        return ReferenceEquals(text, masked) ? value : masked;
    }

    private sealed class Secrets(string[] forms)
    {
        public static Secrets None { get; } = new([]);

        public string[] Forms { get; } = forms;

        public SearchValues<string> Search { get; } = SearchValues.Create(forms, StringComparison.Ordinal);
    }
}
