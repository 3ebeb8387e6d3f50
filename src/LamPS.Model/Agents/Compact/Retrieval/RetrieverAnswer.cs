using System.Numerics.Tensors;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Model.Agents.Compact.Retrieval;

/// <summary>
/// What a retriever makes of a part of a request, as logarithms of the probabilities that procedures are meant, or what nobody can mean. A way of the map has that
/// of a procedure of its words; it may be above 0 where no procedure is as near.
/// </summary>
internal sealed class RetrieverAnswer
{
    private readonly float[] _request;
    private readonly Dictionary<Procedure, float> _taught = new(ReferenceEqualityComparer.Instance);
    private readonly float _all;

    /// <summary>Asks.</summary>
    /// <param name="retriever">Retriever.</param>
    /// <param name="request">Vector of the part.</param>
    /// <param name="procedures">Procedures that may be meant.</param>
    public RetrieverAnswer(WayRetriever retriever, float[] request, IEnumerable<Procedure> procedures)
    {
        (Retriever, _request) = (retriever, request);

        // No logit is above the scale, so nothing overflows.
        var nothing = Logit(retriever.Taught(null));
        var sum = Math.Exp(nothing);
        foreach (var procedure in procedures)
            sum += Math.Exp(_taught[procedure] = Logit(retriever.Taught(procedure)));
        _all = (float)Math.Log(sum);
        Nothing = nothing - _all;
    }

    /// <summary>Who answers.</summary>
    public WayRetriever Retriever { get; }

    /// <summary>That nobody can mean it in the application.</summary>
    public float Nothing { get; }

    /// <summary>That a procedure is meant.</summary>
    /// <param name="procedure">One of those that were asked for.</param>
    public float Of(Procedure procedure) => _taught[procedure] - _all;

    /// <summary>That a procedure is meant, by its words alone; of one that came after training, whose words nobody asks for as yet, by how people ask for it.</summary>
    /// <param name="procedure">One of those that were asked for.</param>
    public float ByWords(Procedure procedure) => Retriever.Learned(procedure) ? Of(Retriever.Way(procedure.Lines)) : Of(procedure);

    /// <summary>That a way is meant, by its words alone.</summary>
    /// <param name="way">Vector of the way.</param>
    public float Of(float[] way) => Logit(way) - _all;

    private float Logit(ReadOnlySpan<float> way) => WayRetriever.Scale * TensorPrimitives.Dot(_request, way);
}
