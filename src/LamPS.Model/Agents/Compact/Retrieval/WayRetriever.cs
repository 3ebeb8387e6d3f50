using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Model.Agents.Compact.Retrieval;

/// <summary>
/// Tells which way a part of a request means by two towers (Gillick and others 2018, "End-to-End Retrieval in Continuous Space"): a vector of the request
/// and one of each way, both sums of their words' vectors. A word is what training learned of it on top of what general vectors know, so that words nobody
/// taught mean something, too; the importance of a word is learned with it. A procedure has a vector of its own, a way of the map that of its words.
/// </summary>
internal sealed class WayRetriever
{
    /// <summary>What cosines are multiplied by to be logits: training and use must agree.</summary>
    public const float Scale = 14;

    /// <summary>What the words of the menus and tabs that lead to a way count beside those of what is chosen there.</summary>
    public const float ShareOfPlace = 0.5f;

    private readonly Dictionary<string, int> _words;
    private readonly Dictionary<string, int> _pairs;
    private readonly Dictionary<string, int> _procedures;
    private readonly ConditionalWeakTable<Procedure, float[]> _later = [];

    /// <summary>Makes a retriever.</summary>
    /// <param name="tables">What it has learned.</param>
    public WayRetriever(RetrieverTables tables)
    {
        Tables = tables;
        _words = Numbers(tables.Words.Concat(tables.Further));
        _pairs = Numbers(tables.Pairs);
        _procedures = Numbers(tables.Procedures);
    }

    /// <summary>What it has learned.</summary>
    public RetrieverTables Tables { get; }

    /// <summary>Reads the retriever of a model; null where it has none.</summary>
    /// <param name="folder">Folder of the model.</param>
    /// <exception cref="Core.LamException">The file is invalid.</exception>
    public static WayRetriever? Read(string folder) => RetrieverTables.Read(folder) is { } tables ? new WayRetriever(tables) : null;

    /// <summary>What it makes of a part of a request.</summary>
    /// <param name="clause">The part.</param>
    /// <param name="procedures">Procedures that may be meant: those of the application.</param>
    public RetrieverAnswer Ask(string clause, IEnumerable<Procedure> procedures) => new(this, Request(RetrieverText.Of(clause)), procedures);

    /// <summary>The vector of a way, of length 1.</summary>
    /// <param name="lines">Its lines.</param>
    /// <param name="own">What a way that is taught has beyond its words; empty for none.</param>
    public float[] Way(IEnumerable<string> lines, ReadOnlySpan<float> own = default)
    {
        var (name, place) = RetrieverText.OfWay(lines);
        var vector = new float[Tables.Width];
        own.CopyTo(vector);
        Add(vector, name, RetrieverTables.WayImportance, RetrieverTables.WayWords, RetrieverTables.WayName, 1);
        Add(vector, place, RetrieverTables.WayImportance, RetrieverTables.WayWords, RetrieverTables.WayPlace, ShareOfPlace);
        return Unit(vector);
    }

    /// <summary>Whether it has learned how people ask for a procedure.</summary>
    /// <param name="procedure">The procedure.</param>
    internal bool Learned(Procedure procedure) => _procedures.ContainsKey(RetrieverText.Key(procedure));

    /// <summary>The vector of a procedure; of one that came later that of the middle of how people ask for it.</summary>
    /// <param name="procedure">The procedure; null for what nobody can mean.</param>
    internal ReadOnlySpan<float> Taught(Procedure? procedure)
    {
        var number = procedure is null ? Tables.Procedures.Count : _procedures.GetValueOrDefault(RetrieverText.Key(procedure), -1);
        return number < 0 ? Later(procedure!) : Tables.Tensors[RetrieverTables.Taught].AsSpan(number * Tables.Width, Tables.Width);
    }

    private float[] Later(Procedure procedure) => _later.GetValue(procedure, p =>
    {
        var middle = new float[Tables.Width];
        foreach (var phrasing in p.Phrasings)
            TensorPrimitives.Add(middle, Request(RetrieverText.Of(p, phrasing)), middle);
        return Unit(middle);
    });

    private float[] Request(IReadOnlyList<string> words)
    {
        var vector = new float[Tables.Width];
        Add(vector, words, RetrieverTables.RequestImportance, RetrieverTables.RequestWords, RetrieverTables.RequestProjection, 1);
        var pairs = Tables.Tensors[RetrieverTables.RequestPairs];
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (_pairs.TryGetValue($"{words[i]} {words[i + 1]}", out var pair))
                TensorPrimitives.MultiplyAdd(pairs.AsSpan(pair * Tables.Width, Tables.Width), 1f / words.Count, vector, vector);
        }

        return Unit(vector);
    }

    // Words of what they mean, the important ones more; those that nothing is known of say nothing.
    private void Add(float[] vector, IReadOnlyList<string> words, string importance, string rows, string projection, float share)
    {
        var known = words.Where(_words.ContainsKey).Select(w => _words[w]).ToList();
        if (known.Count == 0)
            return;
        var (own, width, wide) = (Tables.Words.Count, Tables.Width, Tables.GeneralWidth);
        var weights = known.Select(w => MathF.Exp(Tables.Tensors[importance][Math.Min(w, own)])).ToList();
        var sum = weights.Sum();
        var general = new float[wide];
        for (var i = 0; i < known.Count; i++)
        {
            var weight = weights[i] / sum;
            if (known[i] < own)
                TensorPrimitives.MultiplyAdd(Tables.Tensors[rows].AsSpan(known[i] * width, width), weight * share, vector, vector);
            if (wide > 0)
                TensorPrimitives.MultiplyAdd(Tables.Tensors[RetrieverTables.Vectors].AsSpan(known[i] * wide, wide), weight * share, general, general);
        }

        for (var i = 0; i < wide; i++)
            TensorPrimitives.MultiplyAdd(Tables.Tensors[projection].AsSpan(i * width, width), general[i], vector, vector);
    }

    private static float[] Unit(float[] vector)
    {
        TensorPrimitives.Divide(vector, MathF.Max(TensorPrimitives.Norm<float>(vector), 1e-6f), vector);
        return vector;
    }

    private static Dictionary<string, int> Numbers(IEnumerable<string> names)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        foreach (var (number, name) in names.Index())
            numbers.TryAdd(name, number);
        return numbers;
    }
}
