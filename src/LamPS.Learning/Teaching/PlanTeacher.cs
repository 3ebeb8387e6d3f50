using System.Text.Json;
using System.Text.Json.Nodes;
using LamPS.Core;
using LamPS.Learning.Plans;
using LamPS.Learning.Plans.Evolving;
using LamPS.Model.Remote;
using LamPS.Model.Templates;

namespace LamPS.Learning.Teaching;

/// <summary>
/// A model on a server that words tasks anew and plans tasks. Answers are kept by the hash of the question, so that asking again costs nothing and
/// gives the same; what it costs is counted.
/// </summary>
public sealed class PlanTeacher : IDisposable
{
    private const int Wordings = 4;
    private const int MostLines = 24;

    private readonly RemoteChatClient _client;
    private readonly AnswerCache _cache;
    private int _asked;
    private int _cached;
    private int _tokens;
    private int _refused;

    /// <summary>Makes the teacher; asks nothing yet.</summary>
    /// <param name="settings">Where the model is.</param>
    /// <param name="cacheFolder">Folder for answers; it is made.</param>
    /// <param name="time">Clock.</param>
    public PlanTeacher(RemoteModelSettings settings, string cacheFolder, TimeProvider time)
    {
        _client = new RemoteChatClient(settings.Model, settings, time);
        _cache = new AnswerCache(cacheFolder);
    }

    /// <summary>Name of the model.</summary>
    public string Name => _client.Name;

    /// <summary>What it cost so far: questions asked, answers from the cache, tokens as the server counts them, answers that were no use.</summary>
    public IReadOnlyDictionary<string, int> Cost => new SortedDictionary<string, int>(StringComparer.Ordinal)
    {
        ["questions asked"] = _asked, ["answers from the cache"] = _cached, ["tokens"] = _tokens, ["answers of no use"] = _refused,
    };

    /// <summary>Other wordings of a record's task, as records.</summary>
    /// <param name="record">Record; the wordings are its children.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LamException">The server can't be asked, or its answer has another form.</exception>
    public async Task<IReadOnlyList<PlanRecord>> ParaphraseAsync(PlanRecord record, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            "You reword requests that people make of desktop applications. Keep the meaning, every value and every name exactly. Make each wording of a very different build: a question, a need, a fragment, a goal first.",
            $"Give {Wordings} other wordings of this request:\n{record.Task}",
            "wordings",
            cancellationToken).ConfigureAwait(false);
        var texts = answer.Select(t => t.Trim()).Where(t => IsUsable(record.Task, t)).Distinct(StringComparer.OrdinalIgnoreCase).Take(Wordings).ToList();
        _refused += answer.Count - texts.Count;
        return [.. texts.Select((text, i) => record with { TaskId = $"{record.TaskId}/t{i + 1}", Task = text, Parent = record.TaskId, Kind = PlanRecordKind.Paraphrase })];
    }

    /// <summary>Plans a task.</summary>
    /// <param name="application">Application by its catalog name, or <c>any</c>.</param>
    /// <param name="task">Task.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Lines, or null when it can't be done.</returns>
    /// <exception cref="LamException">The server can't be asked, or its answer has another form.</exception>
    public async Task<IReadOnlyList<string>?> PlanAsync(string application, string task, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(
            "You write plans for desktop applications: one user interface action a line, menu paths as 'Choose Format > Paragraph', fields as 'Set Columns to 4', buttons as 'Press OK'. Give no lines when it can't be done.",
            $"Application: {application}\nRequest: {task}",
            "lines",
            cancellationToken).ConfigureAwait(false);
        var lines = answer.Select(l => l.Trim()).Where(l => l.Length is > 0 and <= 200).Take(MostLines).ToList();
        return lines.Count > 0 ? lines : null;
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    // Numbers and quotations must come through; the rest is taken at its word.
    private static bool IsUsable(string task, string wording) =>
        wording.Length > 0 && Paraphraser.Words(wording) <= Paraphraser.Words(task) + Paraphraser.MostMoreWords && !wording.Equals(task, StringComparison.OrdinalIgnoreCase)
        && Core.Planning.Language.ArgumentScanner.Scan(task).All(s => wording.Contains(s.Value, StringComparison.OrdinalIgnoreCase)) && !wording.Contains('\n');

    private async Task<IReadOnlyList<string>> AskAsync(string system, string user, string member, CancellationToken cancellationToken)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [member] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } } },
            ["required"] = new JsonArray(member),
            ["additionalProperties"] = false,
        };
        var key = $"{_client.Settings.Endpoint}\n{_client.Settings.Model}\n{system}\n{user}\n{member}";
        var json = _cache.Find(key);
        if (json is null)
        {
            var answer = await _client.AskAsync(new RemoteQuestion([new ChatMessage("system", system), new ChatMessage("user", user)], schema, member, 1000), cancellationToken).ConfigureAwait(false);
            (_asked, _tokens) = (_asked + 1, _tokens + answer.Tokens);
            json = answer.Json;
            Read(json, member, user);
            _cache.Keep(key, json);
        }
        else
        {
            _cached++;
        }

        return Read(json, member, user);
    }

    private static IReadOnlyList<string> Read(string json, string member, string user)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.GetProperty(member).EnumerateArray().Select(e => e.GetString() ?? "")];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw PlanDataErrors.TeacherAnswerInvalid(user.Split('\n')[^1], error.Message.TrimEnd('.'));
        }
    }
}
