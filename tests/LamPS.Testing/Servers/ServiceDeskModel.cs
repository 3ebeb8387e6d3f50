using System.Text.Json;
using System.Text.RegularExpressions;

namespace LamPS.Testing.Servers;

/// <summary>A model that knows how to plan and decide for the sandbox's service desk, by what stands in the prompt.</summary>
public static partial class ServiceDeskModel
{
    /// <summary>Answers a call.</summary>
    /// <param name="call">The call.</param>
    public static ChatReply Answer(ChatCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var form = call.Json.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString();
        var prompt = call.Message("user");
        return form == "plan" ? Plan(Line(prompt, "Request: ")) : Act(prompt, Line(prompt, "The step to do now: "));
    }

    /// <summary>The number of the candidate whose line has a text; -1 when there is none.</summary>
    /// <param name="prompt">Prompt.</param>
    /// <param name="text">Text.</param>
    public static int Candidate(string prompt, string text) =>
        Numbered().Matches(prompt).FirstOrDefault(m => m.Groups["what"].Value.Contains(text, StringComparison.OrdinalIgnoreCase)) is { } found ? int.Parse(found.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture) : -1;

    /// <summary>A decision.</summary>
    /// <param name="function">Function.</param>
    /// <param name="candidate">Candidate; null for none.</param>
    /// <param name="status">Status.</param>
    /// <param name="arguments">Arguments.</param>
    public static ChatReply Decide(string function, int? candidate, string status, object arguments) => ChatReply.Answer(JsonSerializer.Serialize(new { function, candidate, arguments, status }));

    private static ChatReply Plan(string request) => ChatReply.Answer(JsonSerializer.Serialize(new
    {
        steps = request.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()).ToArray(),
    }));

    private static ChatReply Act(string prompt, string step)
    {
        if (Set().Match(step) is { Success: true } set)
            return Decide("set_text", Candidate(prompt, $"'{set.Groups["field"].Value}'"), "finish", new { text = set.Groups["text"].Value, button = (string?)null });
        if (Press().Match(step) is { Success: true } press)
            return Decide("click", Candidate(prompt, $"button '{press.Groups["name"].Value}'"), "finish", new { text = (string?)null });
        return Decide("none", null, "fail", new { });
    }

    private static string Line(string prompt, string start) =>
        prompt.Split('\n').LastOrDefault(l => l.StartsWith(start, StringComparison.Ordinal))?[start.Length..] ?? "";

    [GeneratedRegex(@"^(?<number>\d+) (?<what>.*)$", RegexOptions.Multiline)]
    private static partial Regex Numbered();

    [GeneratedRegex("""^[Ss]et (?<field>[\w ]+) to "(?<text>[^"]*)"$""")]
    private static partial Regex Set();

    [GeneratedRegex(@"^[Pp]ress (?<name>[\w ]+)$")]
    private static partial Regex Press();
}
