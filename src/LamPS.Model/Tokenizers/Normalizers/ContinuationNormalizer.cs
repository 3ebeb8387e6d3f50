namespace LamPS.Model.Tokenizers.Normalizers;

/// <summary>Normalizes text that follows other text: nothing is put in front of it or taken from its ends.</summary>
internal static class ContinuationNormalizer
{
    /// <summary>Changes text as the normalizer does, without what belongs to a beginning or end.</summary>
    public static string Apply(TextNormalizer normalizer, string text) => normalizer switch
    {
        SequenceNormalizer sequence => sequence.Items.Aggregate(text, (sofar, item) => Apply(item, sofar)),
        PrependNormalizer or StripNormalizer => text,
        _ => normalizer.Apply(text),
    };
}
