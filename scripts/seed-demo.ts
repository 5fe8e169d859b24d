console.log('seed-demo')
