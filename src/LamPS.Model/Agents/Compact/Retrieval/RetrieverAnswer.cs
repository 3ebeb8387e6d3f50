using System.Numerics.Tensors;
using LamPS.Model.Agents.Compact.Procedures;

namespace LamPS.Model.Agents.Compact.Retrieval;

/// <summary>What a retriever makes of a part of a request, as logarithms of probabilities: 0 where it is sure. A way of the map has that of a procedure of its words.</summary>
internal sealed class RetrieverAnswer
{
    private readonly float[] _request;
    private readonly float[] _taught;
    private readonly float _all;

    /// <summary>Asks.</summary>
    /// <param name="retriever">Retriever.</param>
    /// <param name="request">Vector of the part.</param>
    public RetrieverAnswer(WayRetriever retriever, float[] request)
    {
        (Retriever, _request, _taught) = (retriever, request, retriever.Taught(request));

        // No logit is above the scale, so nothing overflows.
        _all = MathF.Log(_taught.Sum(MathF.Exp));
    }

    /// <summary>Who answers.</summary>
    public WayRetriever Retriever { get; }

    /// <summary>That nobody can mean it in the application.</summary>
    public float Nothing => _taught[^1] - _all;

    /// <summary>That a procedure is meant.</summary>
    /// <param name="procedure">Procedure.</param>
    public float Of(Procedure procedure) => Retriever.Number(procedure) is { } number ? _taught[number] - _all : Of(Retriever.Later(procedure));

    /// <summary>That a way is meant, by its words alone.</summary>
    /// <param name="way">Vector of the way.</param>
    public float Of(float[] way) => (WayRetriever.Scale * TensorPrimitives.Dot(_request, way)) - _all;
}
