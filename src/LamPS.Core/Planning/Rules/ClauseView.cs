using LamPS.Core.Planning.Language;

namespace LamPS.Core.Planning.Rules;

/// <summary>A clause as the planning rules see it: its tokens, how much each of them says, what is known, what is open.</summary>
internal sealed class ClauseView
{
    private readonly double[] _weights;

    /// <summary>Makes a view.</summary>
    public ClauseView(string text, TaskRequest request, PlanningKnowledge knowledge, ApplicationIndex index, PlanState state)
        : this(Sentence.Read(Denials.Without(text)), text, request, knowledge, index, state)
    {
    }

    private ClauseView(Sentence sentence, string clause, TaskRequest request, PlanningKnowledge knowledge, ApplicationIndex index, PlanState state)
    {
        Sentence = sentence;
        Clause = clause;
        Request = request;
        Knowledge = knowledge;
        Index = index;
        State = state;
        _weights = [.. Enumerable.Range(0, sentence.Count).Select(Weigh)];
        (Wants, WantsTokens) = Polarity.Of(sentence);
    }

    /// <summary>Tokens.</summary>
    public Sentence Sentence { get; }

    /// <summary>The clause of the request that steps made from this are for.</summary>
    public string Clause { get; }

    /// <summary>The request.</summary>
    public TaskRequest Request { get; }

    /// <summary>What is known.</summary>
    public PlanningKnowledge Knowledge { get; }

    /// <summary>What is known, arranged.</summary>
    public ApplicationIndex Index { get; }

    /// <summary>What earlier clauses leave behind.</summary>
    public PlanState State { get; }

    /// <summary>Whether it asks for something to be on (true) or off (false); null when neither.</summary>
    public bool? Wants { get; }

    /// <summary>The words that say so.</summary>
    public IReadOnlyList<int> WantsTokens { get; }

    /// <summary>The first word, if it is one; lower case.</summary>
    public string Verb => Sentence.Count > 0 && !Sentence[0].IsMark ? Sentence[0].Text.ToLowerInvariant() : "";

    /// <summary>Stem of the first word.</summary>
    public string VerbStem => Sentence.Count > 0 ? Sentence[0].Stem : "";

    /// <summary>A view of other words for the same clause.</summary>
    /// <param name="text">The words.</param>
    public ClauseView With(string text) => new(Sentence.Read(text), Clause, Request, Knowledge, Index, State);

    /// <summary>How much a token says.</summary>
    /// <param name="token">Index.</param>
    public double WeightOf(int token) => _weights[token];

    /// <summary>The share of the clause that is explained, 0 to 1.</summary>
    /// <param name="explained">Tokens that are.</param>
    public double Share(bool[] explained)
    {
        double sum = 0;
        double all = 0;
        for (var i = 0; i < _weights.Length; i++)
        {
            all += _weights[i];
            sum += explained[i] ? _weights[i] : 0;
        }

        return all <= 0 ? 0 : sum / all;
    }

    /// <summary>Marks the verb that the clause begins with when any action explains it.</summary>
    /// <param name="explained">Tokens that are explained.</param>
    public void ExplainVerb(bool[] explained)
    {
        if (explained.Length > 0 && Vocabulary.Current.ActionVerbs.Contains(Sentence[0].Stem))
        {
            explained[0] = true;
        }
    }

    /// <summary>A fresh set of explained tokens.</summary>
    public bool[] Nothing() => new bool[Sentence.Count];

    private double Weigh(int i)
    {
        var token = Sentence[i];
        if (token.IsMark)
        {
            return 0;
        }

        if (token.Span is { } span)
        {
            return span.Kind switch
            {
                ArgumentKind.Boolean or ArgumentKind.Ordinal => 0.6,
                ArgumentKind.Quotation or ArgumentKind.Formula => 1.6,
                _ => 1.1,
            };
        }

        if (token.IsStop)
        {
            return 0.02;
        }

        var words = Vocabulary.Current;
        return i == 0 && words.Verbs.Contains(token.Text) ? (words.ActionVerbs.Contains(token.Stem) ? 0.2 : 0.6)
            : words.ActionVerbs.Contains(token.Stem) ? 0.4
            : words.Universal.Contains(token.Stem) ? 0.15
            : words.Generic.Contains(token.Stem) ? 0.5
            : Index.Rarity(token.Stem);
    }
}
