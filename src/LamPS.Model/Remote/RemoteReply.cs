using System.Text.Json;
using LamPS.Core.Elements;

namespace LamPS.Model.Remote;

/// <summary>Reads what servers send. Nothing in it is trusted.</summary>
internal static class RemoteReply
{
    /// <summary>The text of the first choice; otherwise why there is none.</summary>
    public static (string? Text, int Tokens, string Problem) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (Member(root, "choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() == 0)
                return (null, 0, "it has no choices");
            if (Member(choices[0], "message") is not { ValueKind: JsonValueKind.Object } message)
                return (null, 0, "its choice has no message");
            if (Member(message, "refusal") is { ValueKind: JsonValueKind.String } refusal && refusal.GetString() is { Length: > 0 } said)
                return (null, 0, $"the model refuses: {ScreenText.Short(said, 160)}");
            if (Member(choices[0], "finish_reason") is { ValueKind: JsonValueKind.String } reason && reason.GetString() == "length")
                return (null, 0, "it is longer than it may be");
            var text = Member(message, "content") switch
            {
                { ValueKind: JsonValueKind.String } content => content.GetString(),
                { ValueKind: JsonValueKind.Array } parts => string.Concat(parts.EnumerateArray().Select(p => Member(p, "text") is { ValueKind: JsonValueKind.String } t ? t.GetString() : "")),
                _ => null,
            };
            var tokens = Member(root, "usage") is { } usage && Member(usage, "total_tokens") is { ValueKind: JsonValueKind.Number } total && total.TryGetInt32(out var count) ? count : 0;
            return text is null ? (null, 0, "its message has no text") : Object(text) is { } json ? (json, tokens, "") : (null, tokens, "its text is no JSON object");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return (null, 0, "it is no JSON");
        }
    }

    /// <summary>What a server says of an error, on one line; empty when it says nothing readable.</summary>
    public static string Error(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var error = Member(document.RootElement, "error") ?? document.RootElement;
            var message = error.ValueKind == JsonValueKind.String ? error : Member(error, "message");
            return message is { ValueKind: JsonValueKind.String } text ? ScreenText.Short(text.GetString()!, 200).TrimEnd('.') : "";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return "";
        }
    }

    // Models that aren't held to a form like to put JSON into a block of Markdown, or to say something before it.
    private static string? Object(string text)
    {
        var (first, last) = (text.IndexOf('{'), text.LastIndexOf('}'));
        if (first < 0 || last < first)
            return null;
        try
        {
            var json = text[first..(last + 1)];
            using var document = JsonDocument.Parse(json);
            return json;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;
}
