using LamPS.Core.Actions;
using LamPS.Core.Planning.Language;
using LamPS.Model.Agents.Compact;
using LamPS.Model.Graphs;
using LamPS.Model.Scoring;
using YamlDotNet.Serialization;

namespace LamPS.Learning.Training.Examples;

/// <summary>The form of the compact LAMs that are trained here: what their heads choose among, what they read, how large they are.</summary>
public sealed record CompactForm
{
    /// <summary>Tokens of the vocabulary.</summary>
    public int Vocabulary { get; init; } = 4096;

    /// <summary>Layers.</summary>
    public int Layers { get; init; } = 4;

    /// <summary>Numbers that stand for a token between layers.</summary>
    public int Width { get; init; } = 192;

    /// <summary>Attention heads.</summary>
    public int Heads { get; init; } = 6;

    /// <summary>Width within a feed-forward layer.</summary>
    public int FeedForward { get; init; } = 512;

    /// <summary>Most tokens that the model sees at once.</summary>
    public int Context { get; init; } = 1536;

    /// <summary>Whether ways that are made of an application's map are among those that it chooses from.</summary>
    public bool MapWays { get; init; }

    /// <summary>Names of what the heads choose among.</summary>
    [YamlIgnore]
    public CompactLamConfig Config => new()
    {
        Context = Context,
        Vocabulary = Vocabulary,
        Functions = [CompactScenes.None, .. UiFunctions.All.Select(f => f.Name)],
        Slots = [.. UiFunctions.All.SelectMany(f => f.Arguments.Where(a => a.Type != ArgumentType.MenuPath && a.Type != ArgumentType.Selector).Select(a => $"{f.Name}.{a.Name}")), CompactScenes.PlanValue],
        SpanTypes = [CompactEncoder.NoSpan, CompactEncoder.WordSpan, .. Enum.GetNames<ArgumentKind>().Select(k => k.ToLowerInvariant())],
        Statuses = [.. Enum.GetNames<ActionStatus>().Select(s => s.ToLowerInvariant())],
        TokenFeatures = ["request", "line", "next", "history"],
        MapWays = MapWays,
        CandidateFeatures = ["score", "match", "enabled", "focused", "field", "menu"],
    };

    /// <summary>Measures of the model.</summary>
    [YamlIgnore]
    public CompactLamShape Shape
    {
        get
        {
            var config = Config;
            return new()
            {
                Backbone = new()
                {
                    Vocabulary = Vocabulary,
                    Layers = Layers,
                    Width = Width,
                    Heads = Heads,
                    KeyValueHeads = Heads,
                    FeedForward = FeedForward,
                    Context = Context,
                    Norm = NormKind.RootMeanSquare,
                    Activation = ActivationKind.SwiGlu,
                    TokenFeatures = config.TokenFeatures.Count,
                },
                HeadWidth = Width / 2,
                Functions = config.Functions.Count,
                Slots = config.Slots.Count,
                SpanTypes = config.SpanTypes.Count,
                Statuses = config.Statuses.Count,
                CandidateFeatures = config.CandidateFeatures.Count,
            };
        }
    }
}
