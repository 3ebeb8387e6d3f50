using System.Text.Json;
using System.Text.Json.Serialization;
using LamPS.Model.Agents.Compact;

namespace LamPS.Learning.Training.Examples;

/// <summary>
/// How people ask for entries of menus and fields of dialogs, written for train by someone who saw the map alone. What families of tests do isn't among
/// them, but in those of <see cref="KeptProcedures"/>. <c>{text}</c> is what is worked on, <c>{number}</c> and <c>{value}</c> what a field is set to.
/// </summary>
/// <param name="Choose">Menu path.</param>
/// <param name="Requests">The requests.</param>
/// <param name="Tab">Tab of the field, or empty.</param>
/// <param name="Field">Label of the field; empty for the entry itself.</param>
/// <param name="Role">Role of the field, or empty.</param>
/// <param name="Value">What it is set to: <c>on</c>, <c>off</c>, a place, an option; empty where it is only pressed or chosen.</param>
/// <param name="Program">Program of <see cref="Elsewhere"/>; empty for what an application of LamPS has.</param>
internal sealed record EntryRequests(string Choose, IReadOnlyList<string> Requests, string Tab = "", string Field = "", string Role = "", string Value = "", string Program = "")
{
    /// <summary>Name of those for programs that LamPS has no map of, written from memory of the programs.</summary>
    public const string Elsewhere = "elsewhere";

    // A place that is said in full is gone to first.
    private static readonly string[] Places = ["the end", "the very end", "the beginning", "the start", "everything", "whole text", "whole document", "all the text"];

    /// <summary>What it asks for, as a person names it: menu path, tab, label, and what it is set to.</summary>
    [JsonIgnore]
    public string Name => string.Join(" / ", new[] { Choose, Tab, Field }.Where(n => n.Length > 0)) + (Meant.Length == 0 ? "" : $" = {Meant}");

    // What every request for it means, whatever its words; empty where each has a value of its own.
    private string Meant => Value is ['{', ..] ? "" : Value;

    /// <summary>The way that one of its requests means; null where the map has none, or the request no value for it.</summary>
    /// <param name="map">Ways of the map.</param>
    /// <param name="request">The request.</param>
    /// <param name="asked">The request with values.</param>
    public PlanWay? Way(MapWays map, string request, string asked)
    {
        var ways = map.Of(Choose, Tab, Field, Role, asked, Meant);
        return Places.Any(p => request.Contains(p, StringComparison.OrdinalIgnoreCase)) ? ways.FirstOrDefault() : ways.LastOrDefault();
    }

    /// <summary>Those that LamPS brings for an application; none where there are none.</summary>
    /// <param name="application">Application by catalog name.</param>
    public static IReadOnlyList<EntryRequests> Shipped(string application)
    {
        using var stream = typeof(EntryRequests).Assembly.GetManifestResourceStream($"entry-requests/{application}");
        if (stream is null)
            return [];
        using var reader = new StreamReader(stream);
        List<EntryRequests> all = [];
        while (reader.ReadLine() is { Length: > 0 } line)
            all.Add(JsonSerializer.Deserialize(line, EntryJsonContext.Default.EntryRequests)!);
        return all;
    }
}

/// <summary>How requests for entries are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EntryRequests))]
internal sealed partial class EntryJsonContext : JsonSerializerContext;
