using System.Text.Json.Nodes;
using LamPS.Model.Templates;

namespace LamPS.Model.Remote;

/// <summary>What a server is asked.</summary>
/// <param name="Messages">The conversation.</param>
/// <param name="Schema">JSON Schema of the answer, in the subset that strict servers take.</param>
/// <param name="SchemaName">Its name: letters and underscores.</param>
/// <param name="MaxTokens">Most tokens of the answer.</param>
public sealed record RemoteQuestion(IReadOnlyList<ChatMessage> Messages, JsonObject Schema, string SchemaName, int MaxTokens);
