using System.Text.Json.Nodes;
using LamPS.Model.Constraints;

namespace LamPS.Model.Agents;

/// <summary>What an answer may be, in the two ways in which models are held to it.</summary>
/// <param name="Name">Name: letters and underscores.</param>
/// <param name="Schema">For servers: JSON Schema in the subset that strict ones take.</param>
/// <param name="Grammar">For models that run here: what may be written, letter by letter.</param>
/// <param name="MaxTokens">Most tokens of an answer.</param>
internal sealed record AnswerForm(string Name, JsonObject Schema, Grammar Grammar, int MaxTokens);
