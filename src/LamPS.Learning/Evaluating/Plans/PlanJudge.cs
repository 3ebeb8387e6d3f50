using System.Text.Json;
using System.Text.Json.Nodes;
using LamPS.Learning.Plans;
using LamPS.Learning.Teaching;
using LamPS.Model.Remote;
using LamPS.Model.Templates;

namespace LamPS.Learning.Evaluating.Plans;

/// <summary>A model on a server that says whether a plan solves a task; its answers are kept by the hash of the question.</summary>
/// <param name="settings">Where the model is.</param>
/// <param name="cacheFolder">Folder for answers; it is made.</param>
/// <param name="time">Clock.</param>
public sealed class PlanJudge(RemoteModelSettings settings, string cacheFolder, TimeProvider time) : IDisposable
{
    private const string System = "You judge plans for desktop applications. A plan solves the task when someone who follows it line by line in the application gets what was asked, as with the reference plan. Other ways to the same result count. What is missing, or changes something else, doesn't.";

    private readonly RemoteChatClient _client = new(settings.Model, settings, time);
    private readonly AnswerCache _cache = new(cacheFolder);

    /// <summary>Name of the model.</summary>
    public string Name => settings.Model;

    /// <summary>Judges a plan.</summary>
    /// <param name="record">Task and reference.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Core.LamException">The server can't be asked, or its answer has another form.</exception>
    public async Task<bool> SolvesAsync(PlanRecord record, IReadOnlyList<string> plan, CancellationToken cancellationToken)
    {
        var user = $"Application: {record.Application}\nTask: {record.Task}\n\nReference plan:\n{string.Join('\n', record.Plan)}\n\nPlan to judge:\n{string.Join('\n', plan)}";
        var key = $"{settings.Endpoint}\n{settings.Model}\n{System}\n{user}";
        if (_cache.Find(key) is { } kept)
            return Read(kept, record.Task);
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["solves"] = new JsonObject { ["type"] = "boolean" } },
            ["required"] = new JsonArray("solves"),
            ["additionalProperties"] = false,
        };
        var answer = await _client.AskAsync(new RemoteQuestion([new ChatMessage("system", System), new ChatMessage("user", user)], schema, "judgement", 200), cancellationToken).ConfigureAwait(false);
        var solves = Read(answer.Json, record.Task);
        _cache.Keep(key, answer.Json);
        return solves;
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    private static bool Read(string json, string task)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.GetProperty("solves").GetBoolean();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw PlanDataErrors.TeacherAnswerInvalid(task, error.Message.TrimEnd('.'));
        }
    }
}
