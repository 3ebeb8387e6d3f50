using LamPS.Core;
using LamPS.Model.Devices;
using LamPS.Model.Templates;

namespace LamPS.Model.Agents;

/// <summary>A model on a device, and the same on the processor once the device fails. The name says so from then on, and with it every record.</summary>
internal sealed class GuardedAnswerModel(IAnswerModel model, DeviceKind device, Func<IAnswerModel> onProcessor) : IAnswerModel
{
    private readonly Lazy<IAnswerModel> _onProcessor = new(onProcessor);
    private volatile IAnswerModel _model = model;
    private volatile string _note = "";

    /// <inheritdoc/>
    public string Name => $"{_model.Name}{_note}";

    /// <inheritdoc/>
    public int Context => _model.Context;

    /// <inheritdoc/>
    public int Count(IReadOnlyList<ChatMessage> messages) => _model.Count(messages);

    /// <inheritdoc/>
    public async Task<string> AnswerAsync(IReadOnlyList<ChatMessage> messages, AnswerForm form, CancellationToken cancellationToken)
    {
        try
        {
            return await _model.AnswerAsync(messages, form, cancellationToken).ConfigureAwait(false);
        }
        catch (LamException error) when (device != DeviceKind.Cpu && _note.Length == 0 && IsOfDevice(error))
        {
            _model = await Task.Run(() => _onProcessor.Value, cancellationToken).ConfigureAwait(false);
            _note = $" (on the processor, for {DeviceKinds.Name(device)} failed)";
            return await _model.AnswerAsync(messages, form, cancellationToken).ConfigureAwait(false);
        }
    }

    // A call that fails (memory, a device that is gone) or numbers that are none; everything else would fail there as well.
    private static bool IsOfDevice(LamException error) =>
        error.Id is nameof(Onnx.OnnxErrors.OnnxCallFailed) or nameof(Generation.GenerationErrors.LogitsNotFinite);
}
