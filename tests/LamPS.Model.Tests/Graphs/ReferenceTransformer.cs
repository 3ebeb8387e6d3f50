using LamPS.Model.Graphs;

namespace LamPS.Model.Tests.Graphs;

/// <summary>A transformer written down plainly, in double precision, without a cache: what the graphs must agree with.</summary>
internal sealed class ReferenceTransformer(TransformerShape shape, WeightSet weights)
{
    /// <summary>Logits for each token of a text.</summary>
    public double[][] Logits(IReadOnlyList<int> tokens, Func<int, int, bool>? sees = null, IReadOnlyList<int>? positions = null, float[][]? features = null)
    {
        var head = shape.TiedEmbeddings ? Turn(weights["embed"], shape.Vocabulary, shape.Width) : weights["head"];
        return [.. Hidden(tokens, sees, positions, features).Select(h => Multiply(h, head, shape.Vocabulary))];
    }

    /// <summary>Vectors for each token, after the last normalization.</summary>
    public double[][] Hidden(IReadOnlyList<int> tokens, Func<int, int, bool>? sees = null, IReadOnlyList<int>? positions = null, float[][]? features = null)
    {
        sees ??= (i, j) => j <= i && (shape.SlidingWindow == 0 || i - j < shape.SlidingWindow);
        positions ??= [.. Enumerable.Range(0, tokens.Count)];
        var x = tokens.Select((token, i) => Embed(token, features?[i])).ToArray();
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var packed = x.Select(v => Linear(Normalize(v, $"layers.{layer}.norm1"), $"layers.{layer}.qkv", shape.QueryWidth + (2 * shape.KeyValueWidth))).ToArray();
            for (var i = 0; i < packed.Length; i++)
            {
                for (var h = 0; h < shape.Heads + shape.KeyValueHeads; h++)
                    Rotate(packed[i].AsSpan(h * shape.HeadSize, shape.HeadSize), positions[i]);
            }

            for (var i = 0; i < x.Length; i++)
                x[i] = Add(x[i], Linear(Attend(packed, i, sees), $"layers.{layer}.out", shape.Width));
            for (var i = 0; i < x.Length; i++)
                x[i] = Add(x[i], FeedForward(Normalize(x[i], $"layers.{layer}.norm2"), layer));
        }

        return [.. x.Select(v => Normalize(v, "norm"))];
    }

    /// <summary>Continues a text with the likeliest token each time.</summary>
    public List<int> Greedy(IReadOnlyList<int> prompt, int count)
    {
        List<int> tokens = [.. prompt];
        for (var i = 0; i < count; i++)
        {
            var logits = Logits(tokens)[^1];
            tokens.Add(Array.IndexOf(logits, logits.Max()));
        }

        return tokens[prompt.Count..];
    }

    public static double[] Multiply(double[] x, float[] matrix, int columns)
    {
        var y = new double[columns];
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < columns; j++)
                y[j] += x[i] * matrix[(i * columns) + j];
        }

        return y;
    }

    public static double[] Add(double[] a, double[] b) => [.. a.Zip(b, (p, q) => p + q)];

    /// <summary>x times half of one plus the error function of x over root two.</summary>
    public static double Gelu(double x)
    {
        // Abramowitz and Stegun 7.1.26 is too coarse; the series converges fast where activations lie.
        var z = Math.Abs(x) / Math.Sqrt(2);
        double term = z, sum = z;
        for (var n = 1; n < 60; n++)
        {
            term *= -z * z / n;
            sum += term / ((2 * n) + 1);
        }

        var erf = z > 4 ? 1 : 2 / Math.Sqrt(Math.PI) * sum;
        return 0.5 * x * (1 + (Math.Sign(x) * erf));
    }

    private static float[] Turn(float[] values, int rows, int columns)
    {
        var turned = new float[values.Length];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                turned[(j * rows) + i] = values[(i * columns) + j];
        }

        return turned;
    }

    private double[] Embed(int token, float[]? features)
    {
        var x = weights["embed"].Skip(token * shape.Width).Take(shape.Width).Select(v => (double)v).ToArray();
        return features is null ? x : Add(x, Multiply([.. features.Select(f => (double)f)], weights["features"], shape.Width));
    }

    private double[] Normalize(double[] x, string name)
    {
        var scale = weights[name];
        var mean = shape.Norm == NormKind.Layer ? x.Average() : 0;
        var root = Math.Sqrt(x.Average(v => (v - mean) * (v - mean)) + shape.NormEpsilon);
        return [.. x.Select((v, i) => ((v - mean) / root * scale[i]) + (shape.Norm == NormKind.Layer ? weights[name + ".bias"][i] : 0))];
    }

    private double[] Linear(double[] x, string name, int columns)
    {
        var y = Multiply(x, weights[name], columns);
        return shape.Biases ? Add(y, [.. weights[name + ".bias"].Select(b => (double)b)]) : y;
    }

    private double[] FeedForward(double[] x, int layer)
    {
        var gated = shape.Activation == ActivationKind.SwiGlu;
        var up = Linear(x, $"layers.{layer}.up", gated ? 2 * shape.FeedForward : shape.FeedForward);
        double[] inner = gated
            ? [.. Enumerable.Range(0, shape.FeedForward).Select(i => up[i] / (1 + Math.Exp(-up[i])) * up[shape.FeedForward + i])]
            : [.. up.Select(Gelu)];
        return Linear(inner, $"layers.{layer}.down", shape.Width);
    }

    private void Rotate(Span<double> head, int position)
    {
        var half = head.Length / 2;
        for (var i = 0; i < half; i++)
        {
            var angle = position / Math.Pow(shape.RopeTheta, 2.0 * i / head.Length);
            var (a, b) = (head[i], head[half + i]);
            head[i] = (a * Math.Cos(angle)) - (b * Math.Sin(angle));
            head[half + i] = (b * Math.Cos(angle)) + (a * Math.Sin(angle));
        }
    }

    private double[] Attend(double[][] packed, int i, Func<int, int, bool> sees)
    {
        var size = shape.HeadSize;
        var output = new double[shape.QueryWidth];
        for (var h = 0; h < shape.Heads; h++)
        {
            var shared = h / (shape.Heads / shape.KeyValueHeads);
            var keyAt = shape.QueryWidth + (shared * size);
            var valueAt = keyAt + shape.KeyValueWidth;
            var visible = Enumerable.Range(0, packed.Length).Where(j => sees(i, j)).ToArray();
            var scores = visible.Select(j => Enumerable.Range(0, size).Sum(d => packed[i][(h * size) + d] * packed[j][keyAt + d]) / Math.Sqrt(size)).ToArray();
            var top = scores.Max();
            var sum = scores.Sum(s => Math.Exp(s - top));
            for (var n = 0; n < visible.Length; n++)
            {
                for (var d = 0; d < size; d++)
                    output[(h * size) + d] += Math.Exp(scores[n] - top) / sum * packed[visible[n]][valueAt + d];
            }
        }

        return output;
    }
}
