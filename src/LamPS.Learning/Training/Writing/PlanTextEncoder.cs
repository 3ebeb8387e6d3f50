using LamPS.Core.Planning;
using LamPS.Learning.Training.Engine.Batches;
using LamPS.Model.Agents;
using LamPS.Model.Prompts;
using LamPS.Model.Templates;
using LamPS.Model.Tokenizers;
using LamPS.Model.Tokenizers.Training;

namespace LamPS.Learning.Training.Writing;

/// <summary>Writes requests and plans token for token as a planner asks a decoder and as the decoder answers, so that what was learned is what is asked for.</summary>
/// <param name="tokenizer">Tokenizer of the model.</param>
/// <param name="form">Form of the model.</param>
internal sealed class PlanTextEncoder(Tokenizer tokenizer, DecoderForm form)
{
    /// <summary>Name of the file with <see cref="Prompt"/> in the folder of a model.</summary>
    public const string PromptFile = "planner.prompt";

    /// <summary>The token that ends a plan; the first of the vocabulary.</summary>
    public const int End = 0;

    /// <summary>How the model is asked. What it knows of the application lies in its weights, so a short context holds what is asked.</summary>
    public const string Prompt = """
        ## This model was trained on just this; with anything else in it, it writes nonsense.
        [user]
        Application: {{application}}

        Request: {{request}}

        """;

    /// <summary>Tokens that there are at least: all bytes, and the end.</summary>
    public const int LeastVocabulary = 257;

    private static readonly PromptTemplate Template = PromptTemplate.Parse(Prompt, PromptFile, GenerativePlanner.Placeholders);

    /// <summary>Plans that became no examples: too long, or with letters that no plan may have.</summary>
    public int Dropped { get; private set; }

    /// <summary>Learns a vocabulary that keeps case and gives every text back as it was.</summary>
    /// <param name="texts">Requests and plans.</param>
    /// <param name="size">Tokens.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>The content of <c>tokenizer.json</c>.</returns>
    public static byte[] Learn(IEnumerable<PlanText> texts, int size, CancellationToken stop)
    {
        var trainer = new BpeTrainer(new BpeTrainerOptions { VocabularySize = size, SpecialTokens = ["<end>"] });
        foreach (var text in texts)
        {
            stop.ThrowIfCancellationRequested();
            trainer.Add($"Application: {text.Application}\n\nRequest: {text.Request}\n\n");
            trainer.Add(PlanAnswer.Write(text.Lines));
        }

        return trainer.Train(stop);
    }

    /// <summary>What the model is asked.</summary>
    /// <param name="text">Request.</param>
    /// <param name="knowledge">What is known of its application.</param>
    public static IReadOnlyList<ChatMessage> Ask(PlanText text, PlanningKnowledge knowledge)
    {
        var request = new TaskRequest { Text = text.Request, Application = text.Application };
        return Template.Fill(new Dictionary<string, PromptPart> { ["application"] = PlanKnowledge.Application(request, knowledge), ["request"] = PlanKnowledge.Request(request) });
    }

    /// <summary>Makes an example; null where the plan could never be asked for or written like that.</summary>
    /// <param name="text">Request and plan.</param>
    /// <param name="knowledge">What is known of its application.</param>
    public PlanTextExample? Of(PlanText text, PlanningKnowledge knowledge)
    {
        var (asked, answer) = (Ask(text, knowledge), PlanAnswer.Write(text.Lines));
        var tokens = LocalAnswerModel.PlainTokens(tokenizer, null, asked);
        var given = tokens.Count;
        tokenizer.EncodePlain(answer, tokens);
        tokens.Add(End);
        if (given <= GenerativePlanner.Room(form.Context) && tokens.Count - given <= PlanAnswer.MaxTokens && PlanAnswer.Form.Allows(answer))
            return new(new LanguageExample { Name = text.Name, Tokens = tokens, Given = given }, asked, answer);
        Dropped++;
        return null;
    }
}
