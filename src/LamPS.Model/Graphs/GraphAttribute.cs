namespace LamPS.Model.Graphs;

/// <summary>An attribute of a node.</summary>
public sealed class GraphAttribute
{
    // Kinds of AttributeProto.
    private const int FloatKind = 1;
    private const int IntKind = 2;
    private const int TextKind = 3;
    private const int GraphKind = 5;
    private const int IntsKind = 7;

    private readonly ProtoWriter _proto;

    private GraphAttribute(ProtoWriter proto) => _proto = proto;

    internal ProtoWriter Proto => _proto;

    /// <summary>A whole number.</summary>
    public static GraphAttribute Of(string name, long value) => new(Start(name, IntKind).Int(3, value));

    /// <summary>A floating-point number.</summary>
    public static GraphAttribute Of(string name, float value) => new(Start(name, FloatKind).Float(2, value));

    /// <summary>A text.</summary>
    public static GraphAttribute Of(string name, string value) => new(Start(name, TextKind).Text(4, value));

    /// <summary>A graph of its own, as loops and branches have them.</summary>
    public static GraphAttribute Of(string name, GraphBuilder value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(Start(name, GraphKind).Message(6, value.ToGraph()));
    }

    /// <summary>Whole numbers.</summary>
    public static GraphAttribute Of(string name, IEnumerable<long> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var proto = Start(name, IntsKind);
        foreach (var value in values)
            proto.Int(8, value);
        return new(proto);
    }

    private static ProtoWriter Start(string name, int kind) => new ProtoWriter().Text(1, name).Int(20, kind);
}
