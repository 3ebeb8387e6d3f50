using System.Text;
using LamPS.Core;
using LamPS.Model.Tokenizers;
using LamPS.Model.Tokenizers.Training;
using Xunit;

namespace LamPS.Model.Tests.Tokenizers;

public sealed class BpeTrainerTests
{
    private static readonly string[] Lines = ["low low low low low", "lower lower", "newest newest newest newest newest newest", "widest widest widest"];

    [Fact]
    public void The_most_frequent_neighbours_are_merged_first()
    {
        var tokenizer = Tokenizer.Parse(Train(BpeStyle.Gpt2, 256 + 4));

        // "es" and "st" are there nine times; of equal pairs that of the smaller ids comes first.
        Assert.Equal(["es", "est", "lo", "low"], Enumerable.Range(256, 4).Select(id => tokenizer.TextOf(id)));
    }

    [Theory]
    [InlineData(BpeStyle.Gpt2)]
    [InlineData(BpeStyle.Llama3)]
    [InlineData(BpeStyle.Qwen)]
    [InlineData(BpeStyle.Phi4Mini)]
    [InlineData(BpeStyle.SentencePiece)]
    public void The_same_text_gives_the_same_file_and_every_text_comes_back(BpeStyle style)
    {
        var json = Train(style, 300, "<|end|>");

        Assert.Equal(json, Train(style, 300, "<|end|>"));
        var tokenizer = Tokenizer.Parse(json);
        Assert.True(tokenizer.IsSpecial(tokenizer.IdOf("<|end|>")!.Value));
        foreach (var text in HostileTexts.Short.Where(t => !t.Contains('<') && !t.Contains('\u2581') && !t.Any(char.IsSurrogate)))
            Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text)));
    }

    [Fact]
    public void Text_never_spells_a_special_token()
    {
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = 400, Style = BpeStyle.Gpt2, SpecialTokens = ["low"] });
        foreach (var line in Lines)
            trainer.Add(line);
        var tokenizer = Tokenizer.Parse(trainer.Train(CancellationToken.None));
        List<int> ids = [];
        tokenizer.EncodePlain("low lower low", ids);

        Assert.DoesNotContain(tokenizer.IdOf("low")!.Value, ids);
    }

    [Fact]
    public void What_can_not_be_trained_is_said()
    {
        Assert.Equal("TrainingImpossible", Assert.Throws<LamException>(() => Train(BpeStyle.Gpt2, 100)).Id);
        Assert.Equal("TrainingImpossible", Assert.Throws<LamException>(() => Train(BpeStyle.Gpt2, 400, "a", "a")).Id);
        Assert.Equal("TrainingImpossible", Assert.Throws<LamException>(() => new BpeTrainer(new BpeTrainerOptions { VocabularySize = 300 }).Train(CancellationToken.None)).Id);
    }

    private static byte[] Train(BpeStyle style, int size, params string[] special)
    {
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = size, Style = style, SpecialTokens = special });
        foreach (var line in Lines)
            trainer.Add(line);
        return trainer.Train(CancellationToken.None);
    }
}
