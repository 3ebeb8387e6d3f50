using System.Runtime.InteropServices;
using LamPS.Model.Onnx;

namespace LamPS.Model.Graphs;

/// <summary>
/// Products of whole numbers: each row of the input and each column of the matrix is brought to -127..127 by its largest number, multiplied, and brought
/// back. A row's result depends on no other row, so what is read together gives what is read alone.
/// </summary>
internal sealed class IntegerProducts(GraphBuilder graph)
{
    private const int Largest = 127;
    private const byte Zero = 128;

    // Below every number that means something; rows of zeros are divided by it.
    private const float Least = 1e-30f;

    private readonly Dictionary<string, (string Numbers, string Largest)> _rows = [];

    /// <summary>Multiplies by a matrix.</summary>
    /// <param name="input">The left side, [..., rows, inputs].</param>
    /// <param name="name">Name of the matrix.</param>
    /// <param name="matrix">Gives its values [inputs, outputs]; asked once.</param>
    /// <param name="outputs">Its columns.</param>
    public string Multiply(string input, string name, Func<float[]> matrix, int outputs)
    {
        var (product, factors) = MultiplyApart(input, name, matrix, outputs);
        return graph.Node("Mul", [product, factors]);
    }

    /// <summary>Multiplies by a matrix, and leaves it to the caller to multiply each row by its factor: scaling rows doesn't need to know them.</summary>
    public (string Product, string RowFactors) MultiplyApart(string input, string name, Func<float[]> matrix, int outputs)
    {
        var (numbers, largest) = Rows(input);
        var (data, scales) = (name + ".integers", name + ".scales");
        if (!graph.HasWeight(data))
        {
            var values = matrix();
            var (bytes, factors) = Round(values, outputs);
            graph.Weight(data, OnnxElementType.Int8, bytes, values.Length / outputs, outputs);
            graph.Weight(scales, OnnxElementType.Float32, MemoryMarshal.AsBytes<float>(factors).ToArray(), outputs);
        }

        return (graph.ContribNode("MatMulIntegerToFloat", [numbers, data, RowScale, scales, RowZero]), largest);
    }

    /// <summary>Brings the columns of a matrix to whole numbers.</summary>
    /// <param name="values">The matrix [rows, columns].</param>
    /// <param name="columns">Its columns.</param>
    /// <returns>Signed bytes in the same order, and what one of them stands for in each column.</returns>
    public static (byte[] Numbers, float[] Scales) Round(ReadOnlySpan<float> values, int columns)
    {
        var scales = new float[columns];
        for (var i = 0; i < values.Length; i++)
            scales[i % columns] = MathF.Max(scales[i % columns], MathF.Abs(values[i]));
        for (var column = 0; column < columns; column++)
            scales[column] = scales[column] == 0 ? 1 : scales[column] / Largest;
        var numbers = new byte[values.Length];
        for (var i = 0; i < values.Length; i++)
            numbers[i] = (byte)(sbyte)MathF.Round(values[i] / scales[i % columns]);
        return (numbers, scales);
    }

    private string RowScale => graph.Constant([1f / Largest], []);

    private string RowZero => graph.Constant([Zero], []);

    // Products of one input share its rounding.
    private (string Numbers, string Largest) Rows(string input)
    {
        if (_rows.TryGetValue(input, out var rows))
            return rows;
        var largest = graph.Node("ReduceMax", [graph.Node("Abs", [input])], GraphAttribute.Of("axes", [-1L]), GraphAttribute.Of("keepdims", 1));
        largest = graph.Node("Max", [largest, graph.Constant([Least], [])]);
        rows = (graph.Node("QuantizeLinear", [graph.Node("Div", [input, largest]), RowScale, RowZero]), largest);
        return _rows[input] = rows;
    }
}
