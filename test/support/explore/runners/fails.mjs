throw new Error('This runner fails at once.');
