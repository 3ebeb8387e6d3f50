using LamPS.Model.Generation;
using LamPS.Model.Tests.Tokenizers;
using LamPS.Model.Tokenizers;
using Xunit;

namespace LamPS.Model.Tests.Constraints;

/// <summary>Plays a model: takes any token that a constraint leaves open.</summary>
internal static class Sampler
{
    /// <summary>An end token of the test tokenizers.</summary>
    public static int End(Tokenizer tokenizer) => tokenizer.IdOf("<|im_end|>") ?? tokenizer.IdOf("</s>")!.Value;

    /// <summary>Tokens that a constraint leaves open.</summary>
    public static List<int> Open(ITokenConstraint constraint, Tokenizer tokenizer)
    {
        // Some more than the tokenizer has, as models do.
        var logits = new float[tokenizer.Count + 7];
        constraint.Mask(logits);
        Assert.All(logits[tokenizer.Count..], l => Assert.Equal(float.NegativeInfinity, l));
        return [.. Enumerable.Range(0, tokenizer.Count).Where(id => logits[id] == 0)];
    }

    /// <summary>Samples a whole text; long ones are steered towards their end.</summary>
    /// <returns>The text, and how often the model was asked.</returns>
    public static (string Text, int Asked, int Tokens) Run(ITokenConstraint constraint, Tokenizer tokenizer, Generator random, int patience = 30)
    {
        List<int> ids = [];
        var asked = 0;
        var end = End(tokenizer);
        while (!constraint.IsDone)
        {
            Assert.True(ids.Count < 3000, "does not come to an end");
            if (constraint.TryForce(out var token))
            {
                Assert.True(constraint.TryForce(out var again) && again == token);
                Assert.Contains(token, Open(constraint, tokenizer));
            }
            else
            {
                asked++;
                var open = Open(constraint, tokenizer);
                Assert.NotEmpty(open);
                var closing = ids.Count > patience ? open.Where(id => id == end || tokenizer.BytesOf(id) is [(byte)'"' or (byte)']' or (byte)'}' or (byte)',', ..]).ToList() : [];
                token = closing.Count > 0 ? closing[random.Below(closing.Count)] : open[random.Below(open.Count)];
            }

            constraint.Accept(token);
            if (token == end)
                break;
            ids.Add(token);
        }

        var bytes = ids.SelectMany(tokenizer.BytesOf).ToArray();
        return (new System.Text.UTF8Encoding(false, true).GetString(bytes), asked, ids.Count);
    }

    /// <summary>Whether tokens are open one after the other, and the end after them.</summary>
    public static string? Refusal(ITokenConstraint constraint, Tokenizer tokenizer, IReadOnlyList<int> tokens)
    {
        foreach (var token in tokens)
        {
            if (constraint.IsDone)
                return "done too early";
            if (!Open(constraint, tokenizer).Contains(token))
                return $"'{tokenizer.TextOf(token)}' refused";
            constraint.Accept(token);
        }

        return constraint.IsDone || Open(constraint, tokenizer).Contains(End(tokenizer)) ? null : "can't end";
    }

    /// <summary>Cuts a text into tokens at random, as no tokenizer would.</summary>
    public static List<int> Cut(string text, Tokenizer tokenizer, Generator random)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        List<int> ids = [];
        for (var at = 0; at < bytes.Length;)
        {
            var fitting = Enumerable.Range(0, tokenizer.Count).Where(id => tokenizer.BytesOf(id) is { Length: > 0 } token && bytes.AsSpan(at).StartsWith(token)).ToList();
            ids.Add(fitting[random.Below(fitting.Count)]);
            at += tokenizer.BytesOf(ids[^1]).Length;
        }

        return ids;
    }
}
