using System.Globalization;
using LamPS.Core.Runbooks.Expressions;
using LamPS.Core.Runbooks.Reading;
using LamPS.Core.Selectors;
using LamPS.Core.Verification;
using LamPS.Core.Verification.Documents;

namespace LamPS.Core.Runbooks.Execution;

/// <summary>Makes expectations of what a runbook says, with the values of the moment.</summary>
internal sealed class ExpectationReader(Frame frame, IExpressionScope scope, DateTimeOffset runStarted)
{
    /// <summary>Makes the expectations of one statement; a document with several styles and tables becomes several.</summary>
    public async ValueTask<IReadOnlyList<Expectation>> ReadAsync(string kind, ValueSource source, CancellationToken cancellationToken)
    {
        var value = await source.EvaluateAsync(scope, cancellationToken).ConfigureAwait(false);
        return kind switch
        {
            "element" => [Element(value)],
            "window" => [value.Kind == RunbookValueKind.Map
                ? new WindowExpectation(Text(value, "title")!, Flag(value, "absent") ?? false)
                : new WindowExpectation(value.Reveal())],
            "file" => [File(value, source.At)],
            "process" => [value.Kind == RunbookValueKind.Map
                ? new ProcessExpectation(Text(value, "name")!, Flag(value, "running") ?? true)
                : new ProcessExpectation(value.Reveal())],
            _ => [.. Documents(value)],
        };
    }

    private static ElementExpectation Element(RunbookValue value)
    {
        if (value.Kind != RunbookValueKind.Map)
        {
            return new ElementExpectation(Selector.Parse(value.Reveal()));
        }

        return new ElementExpectation(Selector.Parse(Text(value, "on")!))
        {
            Absent = Flag(value, "absent") ?? Flag(value, "exists") == false,
            Text = Text(value, "text"),
            Value = Text(value, "value"),
            Checked = Flag(value, "checked"),
            Enabled = Flag(value, "enabled"),
            Count = Number(value, "count"),
        };
    }

    private FileExpectation File(RunbookValue value, SourceLocation at)
    {
        if (value.Kind != RunbookValueKind.Map)
        {
            return new FileExpectation(frame.FullPath(value.Reveal()));
        }

        return new FileExpectation(frame.FullPath(Text(value, "path")!))
        {
            Exists = Flag(value, "exists") ?? true,
            Sha256 = Text(value, "sha256"),
            Contains = Text(value, "contains"),
            NewerThan = Text(value, "newer-than") switch
            {
                null => null,
                "run" => runStarted,
                var moment when DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var parsed) => parsed,
                var moment => throw ExecutionErrors.MomentNotReadable(at, moment),
            },
        };
    }

    private IEnumerable<Expectation> Documents(RunbookValue value)
    {
        var path = Text(value, "path") is { } given ? frame.FullPath(given) : null;
        var styles = List(value, "style").Select(s => new StyleExpectation(Text(s, "text")!, Text(s, "is")!)).ToList();
        var tables = List(value, "table").Select(t => new TableExpectation
        {
            Rows = Number(t, "rows"),
            Columns = Number(t, "columns"),
            Index = Number(t, "index"),
            Name = Text(t, "name"),
            Contains = [.. List(t, "contains").Select(c => c.Reveal())],
        }).ToList();
        yield return new DocumentStateExpectation(new DocumentExpectation
        {
            Path = path,
            Contains = [.. List(value, "contains").Select(c => c.Reveal())],
            NotContains = [.. List(value, "not-contains").Select(c => c.Reveal())],
            Style = styles.FirstOrDefault(),
            Table = tables.FirstOrDefault(),
            Images = Number(value, "images"),
            Pages = Number(value, "pages"),
            Metadata = value.AsMap.TryGetValue("metadata", out var metadata) && metadata.Kind == RunbookValueKind.Map
                ? metadata.AsMap.ToDictionary(m => m.Key, m => m.Value.Reveal())
                : new Dictionary<string, string>(),
        });
        foreach (var style in styles.Skip(1))
        {
            yield return new DocumentStateExpectation(new DocumentExpectation { Path = path, Style = style });
        }

        foreach (var table in tables.Skip(1))
        {
            yield return new DocumentStateExpectation(new DocumentExpectation { Path = path, Table = table });
        }
    }

    private static RunbookValue? Find(RunbookValue map, string key) =>
        map.AsMap.TryGetValue(key, out var value) && value.Kind != RunbookValueKind.Null ? value : null;

    private static string? Text(RunbookValue map, string key) => Find(map, key)?.Reveal();

    private static bool? Flag(RunbookValue map, string key) => Find(map, key)?.AsBoolean;

    private static int? Number(RunbookValue map, string key) => (int?)Find(map, key)?.AsInteger;

    private static IEnumerable<RunbookValue> List(RunbookValue map, string key) => Find(map, key) switch
    {
        null => [],
        { Kind: RunbookValueKind.List } list => list.AsList,
        { } single => [single],
    };
}
